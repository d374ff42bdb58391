package io.ockam.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * An ordered list of addresses, possibly empty: the way that a message still has before it, or the way back.
 *
 * <p>Immutable; {@link #rest()} shares the array and costs no copy. The text form is {@code 0#a => 0#b}.
 *
 * @see <a href="../../../../../../../docs/protocol/routing.md">Routing, "Routes"</a>
 */
public final class Route implements Iterable<Address> {
    public static final Route EMPTY = new Route(new Address[0], 0);

    private final Address[] hops;
    private final int from;

    private Route(Address[] hops, int from) {
        this.hops = hops;
        this.from = from;
    }

    public static Route of(Address... hops) {
        return hops.length == 0 ? EMPTY : new Route(hops.clone(), 0);
    }

    public static Route of(Address hop) {
        return new Route(new Address[]{hop}, 0);
    }

    public static Route of(List<Address> hops) {
        return hops.isEmpty() ? EMPTY : new Route(hops.toArray(new Address[0]), 0);
    }

    /** Each text as {@link Address#parse} reads it. */
    public static Route of(String... hops) {
        return hops.length == 0
                ? EMPTY
                : new Route(Arrays.stream(hops).map(Address::parse).toArray(Address[]::new), 0);
    }

    /**
     * Reads {@code a => b => 1#host:port}; blanks around a hop do not count; empty text is the empty route.
     *
     * @throws OckamException {@link ErrorCode#INVALID} as {@link Address#parse}
     */
    public static Route parse(String text) {
        if (text.isBlank()) {
            return EMPTY;
        }
        return new Route(
                Arrays.stream(text.split("=>", -1)).map(String::strip).map(Address::parse).toArray(Address[]::new), 0);
    }

    public boolean isEmpty() {
        return from == hops.length;
    }

    public int length() {
        return hops.length - from;
    }

    /** @throws IndexOutOfBoundsException unless {@code 0 <= index < length()} */
    public Address at(int index) {
        if (index < 0) {
            throw new IndexOutOfBoundsException(index);
        }
        return hops[from + index];
    }

    /** @throws OckamException {@link ErrorCode#INVALID} {@code incomplete route} if empty */
    public Address first() {
        requireHop();
        return hops[from];
    }

    /** @throws OckamException {@link ErrorCode#INVALID} {@code incomplete route} if empty */
    public Address last() {
        requireHop();
        return hops[hops.length - 1];
    }

    /**
     * All but the first hop.
     *
     * @throws OckamException {@link ErrorCode#INVALID} {@code incomplete route} if empty
     */
    public Route rest() {
        requireHop();
        return from + 1 == hops.length ? EMPTY : new Route(hops, from + 1);
    }

    private void requireHop() {
        if (isEmpty()) {
            throw new OckamException(ErrorCode.INVALID, "incomplete route");
        }
    }

    /** {@code hop} in front of this route. */
    public Route prepend(Address hop) {
        int length = length();
        Address[] joined = new Address[length + 1];
        joined[0] = hop;
        System.arraycopy(hops, from, joined, 1, length);
        return new Route(joined, 0);
    }

    /** {@code route}, in its order, in front of this route. */
    public Route prepend(Route route) {
        return route.append(this);
    }

    public Route append(Address hop) {
        return append(of(hop));
    }

    public Route append(Route route) {
        if (isEmpty()) {
            return route;
        }
        if (route.isEmpty()) {
            return this;
        }
        Address[] joined = Arrays.copyOfRange(hops, from, hops.length + route.length());
        System.arraycopy(route.hops, route.from, joined, length(), route.length());
        return new Route(joined, 0);
    }

    /**
     * The same route with another first hop.
     *
     * @throws OckamException {@link ErrorCode#INVALID} {@code incomplete route} if empty
     */
    public Route withFirst(Address hop) {
        return rest().prepend(hop);
    }

    /**
     * Whether the hops of {@code needle} stand here one after the other.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if {@code needle} is empty
     */
    public boolean contains(Route needle) {
        needle.requireHop();
        for (int start = from; start + needle.length() <= hops.length; start++) {
            if (Arrays.equals(hops, start, start + needle.length(), needle.hops, needle.from, needle.hops.length)) {
                return true;
            }
        }
        return false;
    }

    public List<Address> toList() {
        return new ArrayList<>(Arrays.asList(hops).subList(from, hops.length));
    }

    @Override
    public Iterator<Address> iterator() {
        return new Iterator<>() {
            private int next = from;

            @Override
            public boolean hasNext() {
                return next < hops.length;
            }

            @Override
            public Address next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return hops[next++];
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Route that
                && Arrays.equals(hops, from, hops.length, that.hops, that.from, that.hops.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < hops.length; i++) {
            hash = 31 * hash + hops[i].hashCode();
        }
        return hash;
    }

    /** {@code 0#hop => 0#echo}. */
    @Override
    public String toString() {
        return toList().stream().map(Address::toString).collect(Collectors.joining(" => "));
    }
}
