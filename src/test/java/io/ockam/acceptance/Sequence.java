package io.ockam.acceptance;

/**
 * Endless bytes that look random, of which everybody who knows the seed knows the one at each position: so what is missing, altered or
 * repeated anywhere in a stream is seen where it happens. Not secure.
 */
record Sequence(long seed) {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** The {@code length} bytes from {@code position} on, put at the beginning of {@code to}. */
    void fill(byte[] to, int length, long position) {
        for (int i = 0; i < length; i++) {
            to[i] = at(position + i);
        }
    }

    /** How many of the first {@code length} bytes are those from {@code position} on; {@code length} if all are. */
    int matching(byte[] arrived, int length, long position) {
        int same = 0;
        while (same < length && arrived[same] == at(position + same)) {
            same++;
        }
        return same;
    }

    /** One byte of a word that the finisher of SplitMix64 makes of seed and position. */
    private byte at(long position) {
        long word = seed + (position >>> 3) * GOLDEN;
        word = (word ^ (word >>> 30)) * 0xbf58476d1ce4e5b9L;
        word = (word ^ (word >>> 27)) * 0x94d049bb133111ebL;
        return (byte) ((word ^ (word >>> 31)) >>> ((position & 7) << 3));
    }
}
