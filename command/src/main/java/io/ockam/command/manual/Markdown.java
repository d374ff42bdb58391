package io.ockam.command.manual;

import io.ockam.command.help.Page;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code ockam markdown}: writes {@code ockam-node-create.md} and so on, and {@code SUMMARY.md} that links them. */
public final class Markdown implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Write a Markdown page for every command, and a summary.").with(
                Option.value("DIR", "-d", "--dir").byDefault("./ockam_markdown_pages").naming(Option.Values.FOLDER)
                        .says("Where to."));
    }

    @Override
    public Result run(Invocation invocation) {
        Path folder = Path.of(invocation.options().required("--dir"));
        Pages pages = new Pages(folder);
        StringBuilder summary = new StringBuilder("# Summary\n\n");
        for (Page page : new Page(List.of("ockam"), invocation.root()).all()) {
            String file = String.join("-", page.path()) + ".md";
            pages.write(file, MarkdownPage.of(page).getBytes(StandardCharsets.UTF_8));
            summary.append("  ".repeat(page.path().size() - 1)).append("- [").append(page.name()).append("](")
                    .append(file).append(")\n");
        }
        pages.write("SUMMARY.md", summary.toString().getBytes(StandardCharsets.UTF_8));
        return Result.plain(Lines.ok("Markdown pages stored at: " + Paint.name(folder.toString())))
                .bare(folder.toString());
    }
}
