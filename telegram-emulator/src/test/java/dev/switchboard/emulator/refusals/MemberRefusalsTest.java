package dev.switchboard.emulator.refusals;

import java.util.List;

/** Members, rights, invitations. */
class MemberRefusalsTest extends RefusalsContract {
    static final List<RefusalTriple> TRIPLES = List.of();

    MemberRefusalsTest() {
        super(TRIPLES);
    }
}
