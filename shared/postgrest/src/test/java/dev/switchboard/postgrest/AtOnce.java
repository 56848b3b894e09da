package dev.switchboard.postgrest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls of several threads. */
final class AtOnce {
    private AtOnce() {}

    /** Makes numbered calls at once and returns what they returned, in their order. */
    static List<String> call(int calls, IntFunction<String> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, calls)
                    .mapToObj(number -> (Callable<String>) () -> call.apply(number))
                    .toList();
            var results = new ArrayList<String>();
            for (var result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
