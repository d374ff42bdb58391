package io.ockam.command.manual;

import io.ockam.command.help.Page;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** {@code ockam manpages}: writes {@code ockam-node-create.1.gz} and so on. */
public final class ManPages implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Write a man page for every command.").with(
                Option.value("DIR", "-d", "--dir").naming(Option.Values.FOLDER)
                        .says("Where to; ~/.local/share/man/man1 if absent."),
                Option.flag("-n", "--no-compression").says("Do not compress them."));
    }

    @Override
    public Result run(Invocation invocation) {
        Path folder = invocation.options().text("--dir").map(Path::of).or(() -> invocation.environment().text("HOME")
                .map(home -> Path.of(home, ".local/share/man/man1"))).orElse(Path.of("ockam_man_pages"));
        boolean plain = invocation.options().has("--no-compression");
        Pages pages = new Pages(folder);
        for (Page page : new Page(List.of("ockam"), invocation.root()).all()) {
            byte[] text = ManPage.of(page).getBytes(StandardCharsets.UTF_8);
            String name = String.join("-", page.path()) + ".1";
            pages.write(plain ? name : name + ".gz", plain ? text : gzipped(text));
        }
        return Result.plain(Lines.ok("Man pages stored at: " + Paint.name(folder.toString()))).bare(folder.toString());
    }

    private static byte[] gzipped(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
