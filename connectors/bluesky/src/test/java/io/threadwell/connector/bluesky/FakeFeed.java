package io.threadwell.connector.bluesky;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A WebSocket server that sends what was published behind a cursor, and what is published while somebody listens. */
final class FakeFeed implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=(\\d+)");

    /** A message with the cursor behind which it stands. */
    private record Sent(long cursor, boolean text, List<Byte> bytes) {}

    final List<String> requests = new ArrayList<>();

    private final ServerSocket server;
    private final List<Sent> history = new ArrayList<>();
    private final List<Socket> listeners = new ArrayList<>();

    FakeFeed() {
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread accepting = new Thread(this::accept, "fake-feed");
        accepting.setDaemon(true);
        accepting.start();
    }

    URI address() {
        return URI.create("ws://localhost:" + server.getLocalPort());
    }

    void text(long cursor, String message) {
        publish(cursor, true, message.getBytes(StandardCharsets.UTF_8));
    }

    void binary(long cursor, byte[] message) {
        publish(cursor, false, message);
    }

    private synchronized void publish(long cursor, boolean text, byte[] message) {
        List<Byte> bytes = new ArrayList<>();
        for (byte one : message) {
            bytes.add(one);
        }
        Sent sent = new Sent(cursor, text, bytes);
        history.add(sent);
        listeners.removeIf(listener -> !send(listener, sent));
    }

    /** Ends all connections. */
    synchronized void cut() {
        listeners.forEach(FakeFeed::end);
        listeners.clear();
    }

    private void accept() {
        boolean open = true;
        while (open) {
            open = greetOne();
        }
    }

    /** False when the server is closed. */
    private boolean greetOne() {
        try {
            greet(server.accept());
            return true;
        } catch (IOException | GeneralSecurityException over) {
            return !server.isClosed();
        }
    }

    private synchronized void greet(Socket socket) throws IOException, GeneralSecurityException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String request = in.readLine();
        String key = "";
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        requests.add(request);
        Matcher cursor = CURSOR.matcher(request);
        long from = cursor.find() ? Long.parseLong(cursor.group(1)) : Long.MAX_VALUE;
        history.stream().filter(sent -> sent.cursor() > from).forEach(sent -> send(socket, sent));
        listeners.add(socket);
    }

    private static boolean send(Socket socket, Sent sent) {
        try {
            int size = sent.bytes().size();
            ByteBuffer frame = ByteBuffer.allocate(size + 4);
            frame.put((byte) (sent.text() ? 0x81 : 0x82));
            if (size < 126) {
                frame.put((byte) size);
            } else {
                frame.put((byte) 126).putShort((short) size);
            }
            sent.bytes().forEach(frame::put);
            OutputStream out = socket.getOutputStream();
            out.write(frame.array(), 0, frame.position());
            out.flush();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    @Override
    public void close() {
        cut();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
