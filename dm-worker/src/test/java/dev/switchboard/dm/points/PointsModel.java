package dev.switchboard.dm.points;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules of points, told a second time in the simplest way: one deed after another, and no ledger. */
final class PointsModel {
    private final Map<Integer, Holder> people = new TreeMap<>();

    private record Moment(int day, int minute) {}

    /** What one person has. */
    private static final class Holder {
        private boolean registered;
        private int lastDay = -1;
        private int daily;
        private int earned;
        private final Set<Moment> looked = new HashSet<>();

        void meet(int day) {
            if (registered && day > lastDay) {
                lastDay = day;
                daily = 10;
            }
        }

        boolean spend() {
            if (daily > 0) {
                daily--;
            } else if (earned > 0) {
                earned--;
            } else {
                return false;
            }
            return true;
        }

        /** A list that was opened at the same moment is the same one. */
        boolean look(Deed deed) {
            var moment = new Moment(deed.day(), deed.minute());
            boolean shown = looked.contains(moment) || deed.isUnlimited() || spend();
            if (shown) {
                looked.add(moment);
            }
            return shown;
        }

        String said(String outcome) {
            return outcome + " daily=" + daily + " earned=" + earned;
        }
    }

    /** Does it, and returns what came of it and what the person has then. */
    String perform(Deed deed) {
        var holder = holder(deed.person());
        return switch (deed.what()) {
            case START -> {
                boolean isNew = !holder.registered;
                holder.registered = true;
                holder.meet(deed.day());
                if (isNew) {
                    reward(deed.person(), deed.referrer());
                }
                yield holder.said(isNew ? "new" : "known");
            }
            case LOOK -> {
                holder.meet(deed.day());
                var outcome = !holder.registered ? "NotRegistered" : holder.look(deed) ? "Page" : "NoPoints";
                yield holder.said(outcome);
            }
            case MEET -> {
                holder.meet(deed.day());
                yield holder.said("met");
            }
        };
    }

    /** Returns a person's points of the day and earned ones. */
    String balance(int person) {
        return holder(person).said("balance");
    }

    private void reward(int brought, @Nullable Integer referrer) {
        if (referrer != null && referrer != brought && holder(referrer).registered) {
            holder(referrer).earned += 10;
        }
    }

    private Holder holder(Integer person) {
        return people.computeIfAbsent(person, _ -> new Holder());
    }
}
