package io.ockam.command.terminal;

import java.util.List;

/** Something on the terminal that answers to keys: what it looks like and what keys do to it, without a terminal. */
interface Widget {
    List<String> rows();

    /** @return whether the person is done */
    boolean press(Key key);
}
