package io.threadwell.examples.gateway;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Tells whether a person looks on. */
final class Terminal {
    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // before Java 22 it is null where there is no terminal
    static boolean isThere() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            // from Java 22 on there is always a console, which says whether it is a terminal
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException cannotTell) {
            return false;
        }
    }
}
