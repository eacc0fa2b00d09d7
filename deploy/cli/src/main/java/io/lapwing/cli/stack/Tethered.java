package io.lapwing.cli.stack;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/// Runs another program's `main` in this process and ends it when standard input closes, which happens when the process
/// that started it dies, however it dies. So nothing of the local stack outlives `lapwing up`.
public final class Tethered {
    private Tethered() {}

    /// Runs the other program.
    ///
    /// @param args the class whose `main` is to run, then its arguments
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("tether").start(Tethered::exitWithParent);
        var main = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true); // a main method need not be public
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            e.getTargetException().printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void exitWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent; only the end matters.
            }
        } catch (IOException e) {
            System.err.println("standard input failed: " + e.getMessage());
        }
        System.exit(0);
    }
}
