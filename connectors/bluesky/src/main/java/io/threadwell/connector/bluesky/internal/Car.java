package io.threadwell.connector.bluesky.internal;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Reads archives of blocks (CAR, version 1): each block with its name, which is its hash in writing (CID, version 1). */
final class Car {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    private Car() {}

    /** The blocks by their names; those up to a place where the archive cannot be read. */
    static Map<String, byte[]> blocks(byte[] archive) {
        Map<String, byte[]> blocks = new HashMap<>();
        ByteBuffer in = ByteBuffer.wrap(archive);
        try {
            skip(in, number(in));
            while (in.hasRemaining()) {
                ByteBuffer block = take(in, number(in));
                byte[] name = name(block);
                byte[] content = new byte[block.remaining()];
                block.get(content);
                blocks.put(name(name), content);
            }
        } catch (IOException | BufferUnderflowException | IllegalArgumentException broken) {
            return blocks;
        }
        return blocks;
    }

    /** The bytes of the name at the beginning of a block: version, codec, and a hash that tells its own length. */
    private static byte[] name(ByteBuffer block) throws IOException {
        int begin = block.position();
        number(block);
        number(block);
        number(block);
        skip(block, number(block));
        byte[] name = new byte[block.position() - begin];
        block.position(begin);
        block.get(name);
        return name;
    }

    private static ByteBuffer take(ByteBuffer in, long length) throws IOException {
        int begin = in.position();
        skip(in, length);
        ByteBuffer part = in.duplicate();
        part.position(begin).limit(in.position());
        return part;
    }

    private static void skip(ByteBuffer in, long length) throws IOException {
        if (length < 0 || length > in.remaining()) {
            throw new IOException("a block is longer than its archive");
        }
        in.position(in.position() + (int) length);
    }

    /** A number of variable length (LEB128). */
    private static long number(ByteBuffer in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number is too long");
    }

    /** A name as it is written: in base 32, with a {@code b} before it that says so. */
    static String name(byte[] bytes) {
        StringBuilder text = new StringBuilder("b");
        int buffer = 0;
        int bits = 0;
        for (byte next : bytes) {
            buffer = (buffer << 8) | (next & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((buffer >> bits) & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(BASE32.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }
}
