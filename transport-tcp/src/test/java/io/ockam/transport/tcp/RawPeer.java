package io.ockam.transport.tcp;

import io.ockam.core.net.IpPort;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.HexFormat;

/** A socket that writes and reads whatever a test wants. */
final class RawPeer implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;

    final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    static RawPeer of(IpPort address) {
        return of(address, 0);
    }

    /** @param receiveBuffer bytes, or 0 for what the system chooses */
    static RawPeer of(IpPort address, int receiveBuffer) {
        try {
            Socket socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(address.socketAddress());
            return new RawPeer(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A frame around {@code message}, in hexadecimal. */
    static String frame(String message) {
        return "%08x%s".formatted(message.length() / 2, message);
    }

    /** A request to the worker named by these bytes, whose replies come back to {@code 61}. */
    static String request(String nameHex, String payloadHex) {
        return frame("8381820" + "0" + bytes(nameHex) + "8182004161" + bytes(payloadHex));
    }

    /** A byte string of up to 255 bytes. */
    private static String bytes(String hex) {
        int length = hex.length() / 2;
        return (length < 24 ? "%02x".formatted(0x40 + length) : "58%02x".formatted(length)) + hex;
    }

    RawPeer write(String hex) {
        return write(HexFormat.of().parseHex(hex));
    }

    RawPeer write(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes until the other side is gone, or all is written. */
    RawPeer writeIfPossible(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException _) {
            // The test then looks at how the connection ended.
        }
        return this;
    }

    RawPeer expectVersion() {
        return expect("01");
    }

    RawPeer expect(String hex) {
        String read = read(hex.length() / 2);
        if (!read.equals(hex)) {
            throw new AssertionError("expected " + hex + ", got " + read);
        }
        return this;
    }

    String read(int bytes) {
        try {
            return HexFormat.of().formatHex(readFully(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] readFully(int bytes) throws IOException {
        byte[] read = new byte[bytes];
        in.readFully(read);
        return read;
    }

    /** The next frame's message, in hexadecimal. */
    String readMessage() {
        try {
            return HexFormat.of().formatHex(readFully(in.readInt()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads to the end; true when the other side has ended the connection, in whatever way. */
    boolean isEnded() {
        try (InputStream rest = in) {
            rest.skip(Long.MAX_VALUE);
            return rest.read() < 0;
        } catch (SocketException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void shutdownOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
