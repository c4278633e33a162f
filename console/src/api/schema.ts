// Drawn from the table of operations: make docs

export interface paths {
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the node answers
         * @description For: anyone.
         */
        get: operations["node.health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/node": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This node, its parties and its peers
         * @description For: keeper, officer, reader.
         */
        get: operations["node.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who this token speaks for
         * @description For: driver, keeper, officer, reader.
         */
        get: operations["node.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The agreements your party is in
         * @description For: keeper, officer, reader.
         */
        get: operations["agreement.list"];
        put?: never;
        /**
         * Put the terms of an agreement on record as your party's entry 0
         * @description For: keeper.
         */
        post: operations["agreement.found"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An agreement, its terms and its logs
         * @description For: keeper, officer, reader.
         */
        get: operations["agreement.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything held of an agreement, with its proofs, for `parley verify`
         * @description For: keeper, officer, reader.
         */
        get: operations["agreement.bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The notices, newest first
         * @description For: keeper, officer, reader.
         */
        get: operations["notice.list"];
        put?: never;
        /**
         * File a notice; it goes out at once
         * @description For: officer.
         */
        post: operations["notice.file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A notice, its ladder, conflicts and proofs
         * @description For: keeper, officer, reader.
         */
        get: operations["notice.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the record shows of a notice
         * @description For: keeper, officer, reader.
         */
        get: operations["notice.findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would be said of a notice if it were filed now; records nothing
         * @description For: officer.
         */
        post: operations["notice.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a new version in its place
         * @description For: officer.
         */
        post: operations["notice.amend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State that it has begun
         * @description For: officer.
         */
        post: operations["notice.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State that it is over
         * @description For: officer.
         */
        post: operations["notice.end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State that it will not be
         * @description For: officer.
         */
        post: operations["notice.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/read-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Repeat what you understood
         * @description For: officer.
         */
        post: operations["notice.read-back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/enter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State that it is entered
         * @description For: officer.
         */
        post: operations["notice.enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/pass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State that units were given it
         * @description For: officer.
         */
        post: operations["notice.pass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State that the unit acknowledged it
         * @description For: officer.
         */
        post: operations["notice.acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/relay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State what was passed on off the line
         * @description For: officer.
         */
        post: operations["notice.relay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/disclose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State that somebody was told by other means
         * @description For: officer.
         */
        post: operations["notice.disclose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was told of a notice, how and when
         * @description For: keeper, officer, reader.
         */
        get: operations["notice.disclosures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/nearest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What others announced nearest to it, whether or not it collides
         * @description For: keeper, officer, reader.
         */
        get: operations["notice.nearest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make single-use codes by which units acknowledge without an account
         * @description For: officer.
         */
        post: operations["notice.codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unit/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The notice behind a unit's code
         * @description For: anyone.
         */
        get: operations["unit.show"];
        put?: never;
        /**
         * Acknowledge a notice by a unit's single-use code
         * @description For: anyone.
         */
        post: operations["unit.acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/reconfirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State that a site still is
         * @description For: officer.
         */
        post: operations["site.reconfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State how a service stands
         * @description For: officer.
         */
        post: operations["site.change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a movement under way
         * @description For: officer.
         */
        post: operations["movement.report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/notices/{party}/{ref}/crossing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State how a crossing stands
         * @description For: officer.
         */
        post: operations["crossing.change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The calls, newest first
         * @description For: keeper, officer, reader.
         */
        get: operations["call.list"];
        put?: never;
        /**
         * Open a call with its first message
         * @description For: officer.
         */
        post: operations["call.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/calls/{party}/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A call and its messages, oldest first
         * @description For: keeper, officer, reader.
         */
        get: operations["call.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/calls/{party}/{ref}/say": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say something in a call
         * @description For: officer.
         */
        post: operations["call.say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/calls/{party}/{ref}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State that a person has seen messages
         * @description For: officer.
         */
        post: operations["call.see"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/calls/{party}/{ref}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge a message, or stand by
         * @description For: officer.
         */
        post: operations["call.acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/calls/{party}/{ref}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Consider a call over
         * @description For: officer.
         */
        post: operations["call.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/phrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The catalogue of phrases in a language
         * @description For: keeper, officer, reader.
         */
        get: operations["phrase.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/line": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Each lane as declared, and as it works
         * @description For: keeper, officer, reader.
         */
        get: operations["line.state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/line/weeks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The line week by week: lead times, answer times, unanswered tests
         * @description For: keeper, officer, reader.
         */
        get: operations["line.weeks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/line/declare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Declare a lane open, suspended or closed
         * @description For: officer.
         */
        post: operations["line.declare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The line tests, newest first
         * @description For: keeper, officer, reader.
         */
        get: operations["line.tests"];
        put?: never;
        /**
         * Test a lane
         * @description For: officer.
         */
        post: operations["line.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/tests/{party}/{ref}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a line test
         * @description For: officer.
         */
        post: operations["line.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/line/rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try the timers: what would ring when; nothing rings and nothing is recorded
         * @description For: keeper, officer, reader.
         */
        post: operations["line.rehearse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who has the watch, or had it at a moment
         * @description For: keeper, officer, reader.
         */
        get: operations["duty.show"];
        put?: never;
        /**
         * Take, hand over or leave the watch
         * @description For: officer.
         */
        post: operations["duty.change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/duty/watches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every watch on record
         * @description For: keeper, officer, reader.
         */
        get: operations["duty.watches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/duty/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is open for your party now
         * @description For: keeper, officer, reader.
         */
        get: operations["duty.open"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/duty/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a roster in place
         * @description For: officer.
         */
        post: operations["duty.roster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/queries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The queries, newest first
         * @description For: keeper, officer, reader.
         */
        get: operations["query.list"];
        put?: never;
        /**
         * Ask a party to explain an activity
         * @description For: officer.
         */
        post: operations["query.ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/queries/{party}/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A query and its answers
         * @description For: keeper, officer, reader.
         */
        get: operations["query.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/queries/{party}/{ref}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a query
         * @description For: officer.
         */
        post: operations["query.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Attempts to reach people
         * @description For: keeper, officer, reader.
         */
        get: operations["reach.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/concerns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The concerns
         * @description For: keeper, officer, reader.
         */
        get: operations["concern.list"];
        put?: never;
        /**
         * Raise a concern at once
         * @description For: officer.
         */
        post: operations["concern.raise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/concerns/{party}/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A concern
         * @description For: keeper, officer, reader.
         */
        get: operations["concern.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/concerns/{party}/{ref}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer it
         * @description For: officer.
         */
        post: operations["concern.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cited reports
         * @description For: keeper, officer, reader.
         */
        get: operations["report.list"];
        put?: never;
        /**
         * Cite what others published
         * @description For: officer.
         */
        post: operations["report.cite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is not surely apart; none found never means none there is
         * @description For: keeper, officer, reader.
         */
        get: operations["conflict.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alarms that nodes raised
         * @description For: keeper, officer, reader.
         */
        get: operations["alert.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The record, entry by entry, in the order it came to this node
         * @description For: keeper, officer, reader.
         */
        get: operations["entry.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Entries and alarms as they come (SSE)
         * @description For: keeper, officer, reader.
         */
        get: operations["event.stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/annexes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep bytes beside the record; the answer goes into a notice
         * @description For: officer.
         */
        post: operations["annex.put"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/annexes/{commitment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of an annex, fetched from its author's node if they are not here
         * @description For: keeper, officer, reader.
         */
        get: operations["annex.get"];
        put?: never;
        post?: never;
        /**
         * Erase an annex here; the record still shows that there was one
         * @description For: officer.
         */
        delete: operations["annex.erase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/peers/{party}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Where another node answers
         * @description For: keeper.
         */
        put: operations["peer.set"];
        post?: never;
        /**
         * Forget where it answers
         * @description For: keeper.
         */
        delete: operations["peer.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tokens
         * @description For: keeper.
         */
        get: operations["token.list"];
        put?: never;
        /**
         * Make a token
         * @description For: keeper.
         */
        post: operations["token.make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token
         * @description For: keeper.
         */
        delete: operations["token.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in in this browser, until when, and whether passkeys can be used here
         * @description For: anyone.
         */
        get: operations["session.show"];
        put?: never;
        /**
         * Sign in by a token, a one-time link or a passkey; sets a cookie
         * @description For: anyone.
         */
        post: operations["session.open"];
        /**
         * Sign out
         * @description For: driver, keeper, officer, reader.
         */
        delete: operations["session.end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sessions of one's token; for a keeper, of the party
         * @description For: driver, keeper, officer, reader.
         */
        get: operations["session.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session elsewhere
         * @description For: driver, keeper, officer, reader.
         */
        delete: operations["session.close"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a one-time link that signs in in the name of a token
         * @description For: driver, keeper, officer, reader.
         */
        post: operations["session.link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a passkey signs to sign in
         * @description For: anyone.
         */
        post: operations["passkey.challenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a browser makes a passkey with
         * @description For: driver, keeper, officer, reader.
         */
        post: operations["passkey.options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The passkeys of one's token; for a keeper, of the party
         * @description For: driver, keeper, officer, reader.
         */
        get: operations["passkey.list"];
        put?: never;
        /**
         * Keep a passkey that a browser made
         * @description For: driver, keeper, officer, reader.
         */
        post: operations["passkey.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passkeys/{passkey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a passkey
         * @description For: driver, keeper, officer, reader.
         */
        delete: operations["passkey.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/duty/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What needs a person of your party now, by time to go
         * @description For: keeper, officer, reader.
         */
        get: operations["duty.needs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything there is to draw: things, and where they conflict
         * @description For: keeper, officer, reader.
         */
        get: operations["map.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Inhabited places in view or of a name, the largest first
         * @description For: keeper, officer, reader.
         */
        get: operations["place.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{agreement}/courier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything held of an agreement, for a stick
         * @description For: keeper, officer.
         */
        get: operations["courier.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/courier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in a courier file
         * @description For: keeper, officer.
         */
        post: operations["courier.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exercise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The exercise's clock
         * @description For: driver, keeper, officer, reader.
         */
        get: operations["exercise.show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exercise/story": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The story that the exercise tells whoever looks on; null where there is none
         * @description For: keeper, officer, reader.
         */
        get: operations["exercise.story"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exercise/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set the clock of an exercise
         * @description For: driver.
         */
        post: operations["exercise.clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/peer/v1/packets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A packet from another node
         * @description For: peer.
         */
        post: operations["peer.packet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/peer/v1/agreements/{agreement}/annexes/{commitment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An annex, for another node
         * @description For: peer.
         */
        get: operations["peer.annex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * ProblemBody
         * @description What is answered instead of what was asked for. Nothing was changed.
         *
         *         `remedy` says what to do. `at` is the JSON path of what could not be read, such as
         *         `$.notice.period`; empty where that says nothing.
         */
        ProblemBody: {
            type: string;
            title: string;
            status: number;
            detail: string;
            remedy: string;
            /** @default  */
            at: string;
        };
        /**
         * EntryNews
         * @description An entry as the stream of events announces it: an `EntryView` without its bytes.
         */
        EntryNews: {
            position: number;
            agreement: string;
            party: string;
            sequence: number;
            kind: string;
            thread: string;
            desk: string;
            issued_ms: number;
            leaf: string;
        };
        /**
         * AlarmNews
         * @description An alarm of one's own party's node, as the stream of events sounds it.
         *
         *         `agreement` is empty for one of the node itself: that people outside were not reached.
         */
        AlarmNews: {
            agreement: string;
            party: string;
            cause: string;
            about: components["schemas"]["Ref"];
            words: string;
            thread: string;
            desk: string;
            tier: string;
            precedence: string;
            due_ms: number | null;
            against: components["schemas"]["Ref"] | null;
        };
        /**
         * Ref
         * @description Names a notice or a concern: its author and the author's own reference.
         */
        Ref: {
            party: string;
            ref: string;
        };
        /**
         * CoveredNews
         * @description That a party is proven to hold the first `size` entries of another's log: they are delivered.
         *
         *         `by` is who holds them, as its cosignature proves; it is durable here before it is told.
         */
        CoveredNews: {
            agreement: string;
            party: string;
            by: string;
            size: number;
        };
        /**
         * BeatNews
         * @description That the node lives: its clock, the machine's, where the record ends, and whether all that
         *         was stated here has reached every peer that can be reached.
         */
        BeatNews: {
            now_ms: number;
            wall_ms: number;
            position: number;
            settled: boolean;
        };
        /**
         * EndedNews
         * @description The last of a stream whose caller may not follow any more.
         */
        EndedNews: {
            why: components["schemas"]["Ended"];
        };
        /**
         * Ended
         * @description Why a session, or the stream of a token, ended.
         * @enum {unknown}
         */
        Ended: "ended" | "expired" | "revoked";
        /**
         * Health
         * @description That the node answers, and what it is. `line` is always the same words of caution.
         */
        Health: {
            version: string;
            status: string;
            line: string;
        };
        /**
         * NodeView
         * @description This node.
         */
        NodeView: {
            home: string;
            parties: components["schemas"]["PartyHere"][];
            now_ms: number;
            exercise_clock: boolean;
            settled: boolean;
            peers: components["schemas"]["PeerView"][];
            complaints: string[];
        };
        /**
         * PartyHere
         * @description A party at home on this node, with the public keys that terms are drawn up with.
         */
        PartyHere: {
            party: string;
            keys: components["schemas"]["Keys"];
            hosted: boolean;
        };
        /**
         * Keys
         * @description A party's Ed25519 public keys, one a purpose, each 32 bytes in hexadecimal.
         */
        Keys: {
            statement: string;
            log: string;
            cosignature: string;
            transport: string;
        };
        /**
         * PeerView
         * @description Another node: where it answers and how the link does.
         */
        PeerView: {
            party: string;
            url: string | null;
            reachable: boolean | null;
            last_error: string;
        };
        /**
         * Me
         * @description Who the token speaks for.
         */
        Me: {
            party: string;
            role: string;
            label: string;
        };
        /**
         * AgreementView
         * @description An agreement as held here.
         */
        AgreementView: {
            agreement: string;
            terms: components["schemas"]["Terms"];
            in_force: boolean;
            founded_by: string[];
            logs: components["schemas"]["LogView"][];
            not_understood: components["schemas"]["NotUnderstoodView"][];
        };
        /**
         * Terms
         * @description The whole of an agreement, the same bytes for everyone in it.
         *
         *         `salt` (16 random bytes, hexadecimal) keeps the agreement's name from being guessed by someone
         *         who guesses its terms. `banner` is shown above everything said under it. `desks` are in the
         *         order in which they ring within a tier; a party that names none has one that answers all.
         */
        Terms: {
            title: string;
            banner: string;
            exercise: boolean;
            drawn_up_ms: number;
            salt: string;
            members: components["schemas"]["Member"][];
            off_line: components["schemas"]["OffLine"][];
            regions: components["schemas"]["NamedRegion"][];
            rules: components["schemas"]["Rules"];
            /** @default [] */
            desks: components["schemas"]["Desk"][];
            /**
             * @default {
             *       "timers": [
             *         {
             *           "precedence": "routine",
             *           "acknowledge_within_ms": 3600000,
             *           "next_after_ms": 1800000,
             *           "rounds": 1
             *         },
             *         {
             *           "precedence": "priority",
             *           "acknowledge_within_ms": 900000,
             *           "next_after_ms": 600000,
             *           "rounds": 1
             *         },
             *         {
             *           "precedence": "immediate",
             *           "acknowledge_within_ms": 300000,
             *           "next_after_ms": 180000,
             *           "rounds": 1
             *         },
             *         {
             *           "precedence": "flash",
             *           "acknowledge_within_ms": 60000,
             *           "next_after_ms": 60000,
             *           "rounds": 3
             *         }
             *       ],
             *       "test_every_ms": null,
             *       "test_answer_within_ms": 900000,
             *       "query_answer_within_ms": 172800000,
             *       "movement_lead_ms": 172800000,
             *       "movement_emergency_lead_ms": 86400000,
             *       "gathering_radius_mm": 2000000
             *     }
             */
            line: components["schemas"]["LineRules"];
        };
        /**
         * Member
         * @description A party of the agreement.
         *
         *         `hosted_by` names the party on whose node this one's key and log lie; null where it runs its
         *         own. Others are shown that it is hosted.
         */
        Member: {
            party: string;
            name: string;
            standing: components["schemas"]["Standing"];
            hosted_by: string | null;
            keys: components["schemas"]["Keys"];
        };
        /**
         * Standing
         * @description How a party stands in an agreement. Both keep a log and mirror the others'.
         * @enum {unknown}
         */
        Standing: "member" | "observer";
        /**
         * OffLine
         * @description A name that is not on the line, and the member who owes it a relay.
         */
        OffLine: {
            name: string;
            label: string;
            relay_by: string;
        };
        /**
         * NamedRegion
         * @description A region that words may name, so that words alone can be judged.
         */
        NamedRegion: {
            name: string;
            area: components["schemas"]["Box"] | components["schemas"]["Polygon"];
        };
        /**
         * Box
         * @description Between two parallels and two meridians, eastward from west to east; 10⁻⁷ degree.
         */
        Box: {
            /** @enum {unknown} */
            shape: "box";
            south_e7: number;
            west_e7: number;
            north_e7: number;
            east_e7: number;
        };
        /**
         * Polygon
         * @description The smaller of the two areas an outer ring bounds, less its holes.
         *
         *         A ring is its corners in either winding, the first not repeated at the end.
         */
        Polygon: {
            /** @enum {unknown} */
            shape: "polygon";
            outer: components["schemas"]["Position"][];
            /** @default [] */
            holes: components["schemas"]["Position"][][];
        };
        /**
         * Position
         * @description A place on the WGS84 ellipsoid; latitude and longitude in 10⁻⁷ degree.
         */
        Position: {
            lat_e7: number;
            lon_e7: number;
        };
        /**
         * Rules
         * @description What the parties measure one another by.
         *
         *         `datum_margin_mm` is the declared margin within which heights over different datums may be
         *         compared; null where none is declared, and such heights are UNSURE.
         */
        Rules: {
            version: string;
            lead_time_ms: number;
            lateral_separation_mm: number;
            vertical_separation_mm: number;
            read_back_within_ms: number;
            overdue_after_ms: number;
            skew_ms: number;
            datum_margin_mm: number | null;
            least_extents: components["schemas"]["LeastExtent"][];
        };
        /**
         * LeastExtent
         * @description The least radius (or half-width) of a volume of this activity, in millimetres.
         */
        LeastExtent: {
            activity: components["schemas"]["Activity"];
            radius_mm: number;
        };
        /**
         * Activity
         * @description The kind of activity a notice announces.
         * @enum {unknown}
         */
        Activity: "air-defence-activity" | "crossing-point" | "electronic-interference" | "flight" | "gathering" | "ground-or-engineering-work" | "humanitarian-movement" | "humanitarian-site" | "laser" | "live-firing" | "medical-evacuation" | "naval" | "other" | "search-and-rescue" | "uncrewed-flight";
        /**
         * Desk
         * @description A post that answers the line for its party, whoever sits there.
         */
        Desk: {
            party: string;
            name: string;
            tier: components["schemas"]["Tier"];
            lanes: components["schemas"]["Lane"][];
        };
        /**
         * Tier
         * @description How high a desk stands. An unanswered call climbs.
         * @enum {unknown}
         */
        Tier: "duty-officer" | "head-of-state" | "minister" | "staff";
        /**
         * Lane
         * @description What a call is about; kept apart, as the two telephones of 2015 were.
         * @enum {unknown}
         */
        Lane: "air" | "ground" | "maritime" | "political";
        /**
         * LineRules
         * @description What the parties expect of one another on the line. The figures are settings.
         *
         *         Attributes:
         *             timers: One a precedence.
         *             test_every_ms: How often each member tests the line by itself; null for by hand only.
         *             test_answer_within_ms: After this a test is unanswered.
         *             query_answer_within_ms: 48 hours (Vienna Document, risk reduction).
         *             movement_lead_ms: Notice of a humanitarian movement (48 h: Yemen's procedure of 2021).
         *             movement_emergency_lead_ms: And of an urgent one (24 h).
         *             gathering_radius_mm: No gathering is drawn smaller, so that it points at nobody.
         */
        LineRules: {
            /**
             * @default [
             *       {
             *         "precedence": "routine",
             *         "acknowledge_within_ms": 3600000,
             *         "next_after_ms": 1800000,
             *         "rounds": 1
             *       },
             *       {
             *         "precedence": "priority",
             *         "acknowledge_within_ms": 900000,
             *         "next_after_ms": 600000,
             *         "rounds": 1
             *       },
             *       {
             *         "precedence": "immediate",
             *         "acknowledge_within_ms": 300000,
             *         "next_after_ms": 180000,
             *         "rounds": 1
             *       },
             *       {
             *         "precedence": "flash",
             *         "acknowledge_within_ms": 60000,
             *         "next_after_ms": 60000,
             *         "rounds": 3
             *       }
             *     ]
             */
            timers: components["schemas"]["Timer"][];
            /** @default null */
            test_every_ms: number | null;
            /** @default 900000 */
            test_answer_within_ms: number;
            /** @default 172800000 */
            query_answer_within_ms: number;
            /** @default 172800000 */
            movement_lead_ms: number;
            /** @default 86400000 */
            movement_emergency_lead_ms: number;
            /** @default 2000000 */
            gathering_radius_mm: number;
        };
        /**
         * Timer
         * @description How long a message of one precedence may wait for a person.
         *
         *         Attributes:
         *             acknowledge_within_ms: After this the next desk rings, at both ends.
         *             next_after_ms: After each further such while the one after it, then the next tier.
         *             rounds: How often all desks are gone through before only the page shows it.
         */
        Timer: {
            precedence: components["schemas"]["Precedence"];
            acknowledge_within_ms: number;
            next_after_ms: number;
            /** @default 1 */
            rounds: number;
        };
        /**
         * Precedence
         * @description How soon a message is to be read, as signals services grade it.
         * @enum {unknown}
         */
        Precedence: "flash" | "immediate" | "priority" | "routine";
        /**
         * LogView
         * @description One party's log as held here.
         */
        LogView: {
            party: string;
            size: number;
            checkpoint_size: number;
            root: string;
            mirrors: components["schemas"]["Mirror"][];
            disputed: boolean;
            hosted_by: string | null;
        };
        /**
         * Mirror
         * @description How far one party's mirror is known to hold a log.
         */
        Mirror: {
            party: string;
            size: number;
            time_s: number;
        };
        /**
         * NotUnderstoodView
         * @description An entry that is well signed and says nothing to this version of Parley.
         */
        NotUnderstoodView: {
            party: string;
            sequence: number;
            leaf: string;
            why: string;
        };
        /**
         * Outcome
         * @description What became of a wish: the statement it made.
         */
        Outcome: {
            agreement: string;
            party: string;
            thread: string;
            kind: string;
            sequence: number;
            leaf: string;
            issued_ms: number;
        };
        /**
         * FoundAgreement
         * @description Put the terms of an agreement on record as one's own entry 0.
         */
        FoundAgreement: {
            terms: components["schemas"]["Terms"];
        };
        /**
         * NoticeRow
         * @description A notice in a list.
         */
        NoticeRow: {
            ref: components["schemas"]["Ref"];
            state: string;
            activity: string;
            place_label: string;
            start_ms: number;
            end_ms: number | null;
            filed_ms: number;
            late_ms: number;
            confirmed: boolean;
            waiting_for: string;
            name: string;
            valid_until_ms: number | null;
            missing: components["schemas"]["Missing"][];
            disputed: boolean;
            deviates_ms: number | null;
        };
        /**
         * Missing
         * @description The lowest rung that one addressee has not reached.
         *
         *         Attributes:
         *             differs: Whether it read back, and something else than was announced.
         *             units: Those that have yet to acknowledge.
         *             acknowledged: How many units of `passed_to` have acknowledged.
         *             passed_to: How many units it was passed to.
         *             since_ms: Since when it is this addressee's turn.
         */
        Missing: {
            party: string;
            rung: components["schemas"]["Rung"];
            differs: boolean;
            units: string[];
            acknowledged: number;
            passed_to: number;
            since_ms: number;
        };
        /**
         * Rung
         * @description The ladder, from below. A notice is CONFIRMED only when all addressees stand on the last.
         * @enum {unknown}
         */
        Rung: "delivered" | "entered" | "passed" | "read-back" | "unit-acknowledged";
        /**
         * NoticePage
         * @description A notice, its conflicts, the concerns about it and the proof of its delivery.
         */
        NoticePage: {
            notice: components["schemas"]["NoticeView"];
            waiting_for: string;
            conflicts: components["schemas"]["Conflict"][];
            concerns: components["schemas"]["Ref"][];
            delivered: components["schemas"]["Cover"][];
            bracket: components["schemas"]["Bracket"];
            protected: components["schemas"]["Protected"] | null;
            escalated: components["schemas"]["Escalation"][];
            missing: components["schemas"]["Missing"][];
            disputed: boolean;
            read_backs: components["schemas"]["ReadBackMade"][];
            statements: components["schemas"]["Proven"][];
        };
        /**
         * NoticeView
         * @description A notice as it stands at a moment.
         *
         *         `deviates_ms` is since when a movement goes elsewhere than its last version says; null where it
         *         does not. What was read back and passed on is then the old way, so that it is not CONFIRMED:
         *         an amendment with the new way begins the ladder anew.
         */
        NoticeView: {
            ref: components["schemas"]["Ref"];
            state: components["schemas"]["State"];
            versions: components["schemas"]["Version"][];
            begun_ms: number | null;
            over_ms: number | null;
            ladders: components["schemas"]["Ladder"][];
            relays: components["schemas"]["RelayOwed"][];
            confirmed: boolean;
            deviates_ms: number | null;
            out_of_order: string[];
        };
        /**
         * State
         * @description Where a notice stands in its life, as its author states.
         * @enum {unknown}
         */
        State: "absent" | "begun" | "cancelled" | "ended" | "filed";
        /**
         * Version
         * @description One version of a notice, and what is said beside it.
         */
        Version: {
            leaf: string;
            sequence: number;
            issued_ms: number;
            desk: string;
            notice: components["schemas"]["Notice"];
            widened: number[];
            late_ms: number;
            flags: components["schemas"]["Flag"][];
        };
        /**
         * Notice
         * @description One announcement, whole; an amendment is a whole notice again.
         *
         *         Attributes:
         *             period: All the time it speaks of; an end of null is not known.
         *             volumes: Where, by role. None drawn: the notice goes out all the same, UNSURE across the
         *                 region that `place_label` names, or everywhere if it names none that is known.
         *             planned_landing_ms: When a flight means to be down; null for what does not land.
         *             contact_desk: A desk, never a person; persons and telephone numbers go into annexes.
         *             relay_scope: The coarse words that may be passed to names off the line; empty allows none
         *                 but the place label.
         *             details: For a site, a movement, a crossing or a gathering, what else there is to say; null
         *                 where nothing is, or for any other activity.
         */
        Notice: {
            activity: components["schemas"]["Activity"];
            emergency: boolean;
            period: components["schemas"]["Interval"];
            volumes: components["schemas"]["Volume"][];
            place_label: string;
            planned_landing_ms: number | null;
            contact_desk: string;
            remarks: string;
            relay_scope: string;
            addressees: string[];
            annexes: components["schemas"]["AnnexRef"][];
            /** @default null */
            details: (components["schemas"]["Site"] | components["schemas"]["Movement"] | components["schemas"]["Crossing"] | components["schemas"]["Gathering"]) | null;
        };
        /**
         * Interval
         * @description Time from start up to but not including end; UTC milliseconds.
         *
         *         An end of null is *not known*. It is judged as if there were no end, for that errs outward.
         */
        Interval: {
            start_ms: number;
            end_ms: number | null;
        };
        /**
         * Volume
         * @description A shape, a band and an interval, and what they are for.
         */
        Volume: {
            role: components["schemas"]["Role"];
            shape: components["schemas"]["Circle"] | components["schemas"]["Polygon"] | components["schemas"]["Route"];
            band: components["schemas"]["Band"];
            interval: components["schemas"]["Interval"];
        };
        /**
         * Role
         * @description What a volume is for.
         * @enum {unknown}
         */
        Role: "activity" | "recall" | "residual-hazard" | "transit";
        /**
         * Circle
         * @description All places within a geodesic distance of a centre.
         */
        Circle: {
            /** @enum {unknown} */
            shape: "circle";
            centre: components["schemas"]["Position"];
            radius_mm: number;
        };
        /**
         * Route
         * @description All places within a half-width of a line of geodesics, its ends rounded.
         */
        Route: {
            /** @enum {unknown} */
            shape: "route";
            points: components["schemas"]["Position"][];
            half_width_mm: number;
        };
        /**
         * Band
         * @description Heights from floor to ceiling, both included, in millimetres over one datum.
         */
        Band: {
            floor_mm: number;
            ceiling_mm: number;
            datum: components["schemas"]["Datum"];
        };
        /**
         * Datum
         * @description What a height is measured from.
         * @enum {unknown}
         */
        Datum: "mean-sea-level" | "pressure-1013" | "wgs84-ellipsoid";
        /**
         * AnnexRef
         * @description What stands in a statement for bytes beside it: SHA-256(salt ‖ bytes), and how many.
         *
         *         The salt travels with the bytes, so that once both are erased nothing can be guessed back.
         *         Where `recipients` are named, its author's node gives the bytes to nobody else.
         */
        AnnexRef: {
            title: string;
            media_type: string;
            size: number;
            commitment: string;
            /** @default [] */
            recipients: string[];
        };
        /**
         * Site
         * @description A place to be spared.
         *
         *         Attributes:
         *             name: As the organisation calls it.
         *             services: What people find there, such as "primary care".
         *             population: How many depend on it; null where nobody has counted.
         *             marking_daylight: What is seen by day; empty where there is none.
         *             marking_thermal: What a thermal camera sees; empty where there is none. Markings that one
         *                 cannot see have cost lives, so that each is asked for.
         *             contact_annex: The commitment of the annex with the contact; null where there is none.
         *             valid_until_ms: When it is to be reconfirmed. It does not lapse then, nor does protection.
         *             coarse_mm: Where the position is coarse on purpose, the radius within which the site lies.
         */
        Site: {
            /** @enum {unknown} */
            about: "site";
            name: string;
            category: components["schemas"]["SiteCategory"];
            services: string[];
            population: components["schemas"]["DatedRange"] | null;
            marking_daylight: string;
            marking_thermal: string;
            contact_annex: string | null;
            valid_until_ms: number;
            coarse_mm: number | null;
        };
        /**
         * SiteCategory
         * @description What a site is.
         * @enum {unknown}
         */
        SiteCategory: "camp" | "clinic" | "cultural-property" | "food" | "hospital" | "office" | "other" | "place-of-worship" | "school" | "shelter" | "warehouse" | "water";
        /**
         * DatedRange
         * @description A range, as of when, and what it rests on, such as "an estimate".
         *
         *         `as_of_ms` is null where a report gives no date; the number is then shown as undated.
         */
        DatedRange: {
            number: components["schemas"]["Range"];
            as_of_ms: number | null;
            basis: string;
        };
        /**
         * Range
         * @description A number known to lie between two, both included.
         */
        Range: {
            low: number;
            high: number;
        };
        /**
         * Movement
         * @description People or goods on their way; a medical evacuation is one too. The route is in the volumes.
         *
         *         `guarantor` is who vouches for it towards the others; empty where nobody does.
         */
        Movement: {
            /** @enum {unknown} */
            about: "movement";
            purpose: string;
            origin: string;
            destination: string;
            vehicles: number | null;
            markings: string;
            people: components["schemas"]["People"][];
            guarantor: string;
            check_ins: components["schemas"]["CheckIn"][];
        };
        /**
         * People
         * @description So many of one kind; null where the number is not known.
         */
        People: {
            kind: components["schemas"]["PeopleKind"];
            number: components["schemas"]["Range"] | null;
        };
        /**
         * PeopleKind
         * @description Who moves; several kinds may move together.
         * @enum {unknown}
         */
        PeopleKind: "civilians" | "detainees" | "fighters-leaving-under-an-agreement" | "medical-staff" | "other" | "patients" | "relief-staff";
        /**
         * CheckIn
         * @description Where and when a movement means to be heard from.
         */
        CheckIn: {
            place: string;
            at: components["schemas"]["Position"] | null;
            due_ms: number;
        };
        /**
         * Crossing
         * @description A place where a line or border is crossed; each party states its state, dated.
         */
        Crossing: {
            /** @enum {unknown} */
            about: "crossing";
            name: string;
            one_side: string;
            other_side: string;
            uses: string;
        };
        /**
         * Gathering
         * @description People will be together here. Its organiser alone registers it: coarse, with no reason.
         */
        Gathering: {
            /** @enum {unknown} */
            about: "gathering";
            organiser: string;
            people: components["schemas"]["Range"] | null;
        };
        /**
         * Flag
         * @description One oddity and the sentence that says it, and what would mend it.
         *
         *         What the sentence says beside the kind is here again in numbers, for words in any language.
         *
         *         Attributes:
         *             volumes: Which volumes it is about, from 0; empty for the whole.
         *             check_in: Which check-in of a movement, from 0; null for none.
         *             place: The place, region or party that it speaks of, as named; empty for none.
         *             by_mm: How far off that, or from the shore; null where it is no distance.
         *             by_ms: How late.
         *             agreed_ms: Of how much that was agreed.
         *             at_ms: When it was over.
         *             meant: What position may have been meant; never put in place of what was filed.
         */
        Flag: {
            kind: components["schemas"]["FlagKind"];
            words: string;
            /** @default [] */
            volumes: number[];
            /** @default null */
            check_in: number | null;
            /** @default  */
            place: string;
            /** @default null */
            by_mm: number | null;
            /** @default null */
            by_ms: number | null;
            /** @default null */
            agreed_ms: number | null;
            /** @default null */
            at_ms: number | null;
            /** @default null */
            meant: components["schemas"]["Position"] | null;
        };
        /**
         * FlagKind
         * @description What is odd about a notice. None of these stops it.
         * @enum {unknown}
         */
        FlagKind: "addressee-unknown" | "already-over" | "below-least-extent" | "end-unknown" | "in-water" | "late" | "mistyped-position" | "no-geometry" | "null-island" | "outside-period" | "outside-regions" | "place-mismatch" | "place-unknown" | "position-given-coarsely" | "shape-fault" | "swapped-degrees" | "widened";
        /**
         * Ladder
         * @description How far one addressee has come with the present version.
         */
        Ladder: {
            party: string;
            steps: components["schemas"]["Step"][];
            read_back_differs: string[];
            units: components["schemas"]["Unit"][];
            waiting: components["schemas"]["Awaited"] | null;
        };
        /**
         * Step
         * @description One rung for one addressee: when it was reached, and by which entry; null where it was not.
         *
         *         DELIVERED is proven by a cosignature and has no entry. The last is reached when every unit that
         *         the notice was passed to has acknowledged it.
         */
        Step: {
            rung: components["schemas"]["Rung"];
            reached_ms: number | null;
            leaf: string | null;
            words: string;
        };
        /**
         * Unit
         * @description One unit of the addressee: when it was given the notice, and acknowledged it; else null.
         */
        Unit: {
            unit: string;
            passed_ms: number | null;
            acknowledged_ms: number | null;
            means: components["schemas"]["Means"] | null;
            words: string;
        };
        /**
         * Means
         * @description How a unit's acknowledgement came to the record.
         * @enum {unknown}
         */
        Means: "single-use-code" | "stated-by-the-desk";
        /**
         * Awaited
         * @description Whose turn it is: the lowest rung not reached, the units it waits for, and since when.
         */
        Awaited: {
            rung: components["schemas"]["Rung"];
            units: string[];
            since_ms: number;
        };
        /**
         * RelayOwed
         * @description What became of a relay to a name off the line, as the relaying party states.
         *
         *         Times are those of the present version; `of_earlier` says that an earlier one was passed on,
         *         and this one not: the name off the line acts on what it was told last.
         */
        RelayOwed: {
            to: string;
            label: string;
            owed_by: string;
            passed_ms: number | null;
            acknowledged_ms: number | null;
            scope: string;
            words: string;
            of_earlier: boolean;
        };
        /**
         * Conflict
         * @description Two announced or reported things that are not surely apart.
         *
         *         One a pair of things, so that an officer reads one line: the gravest pair of volumes stands
         *         here and every other pair that is not APART stands in `also`.
         */
        Conflict: {
            a: components["schemas"]["Side"];
            b: components["schemas"]["Side"];
            finding: components["schemas"]["Finding"];
            /** @default [] */
            also: components["schemas"]["Pairing"][];
        };
        /**
         * Side
         * @description One side of a conflict: whose, which of its volumes, and what that volume is for.
         */
        Side: {
            subject: components["schemas"]["Ref"];
            source: components["schemas"]["parley.model.findings.Source"];
            role: string;
            volume: number | null;
        };
        /**
         * Source
         * @description Who says that something is there.
         * @enum {unknown}
         */
        "parley.model.findings.Source": "announced" | "region" | "reported";
        /**
         * Finding
         * @description The judgement of two volumes.
         *
         *         Attributes:
         *             first_ms: From when both are there.
         *             last_ms: Until when, not included; null where no end is known.
         *             place: A place where they meet or come nearest; null where none can be named.
         *             gap_mm: The least horizontal distance, rounded down; 0 where they touch; null if unknown.
         *             vertical_gap_mm: The least vertical distance; 0 where the bands touch; null if unknown.
         */
        Finding: {
            verdict: components["schemas"]["Verdict"];
            reason: components["schemas"]["Reason"];
            first_ms: number;
            last_ms: number | null;
            place: components["schemas"]["Position"] | null;
            gap_mm: number | null;
            vertical_gap_mm: number | null;
        };
        /**
         * Verdict
         * @description Three values; there is no fourth, and none of them permits anything.
         * @enum {unknown}
         */
        Verdict: "apart" | "conflict" | "unsure";
        /**
         * Reason
         * @description Why a verdict is what it is.
         * @enum {unknown}
         */
        Reason: "datum" | "intricate" | "no-geometry" | "not-understood" | "overlap" | "separation" | "tolerance";
        /**
         * Pairing
         * @description A further pair of volumes of the same two things.
         */
        Pairing: {
            a: components["schemas"]["Side"];
            b: components["schemas"]["Side"];
            finding: components["schemas"]["Finding"];
        };
        /**
         * Cover
         * @description A mirror's first cosignature that covers an entry: the proof of its delivery.
         */
        Cover: {
            mirror: string;
            size: number;
            time_s: number;
        };
        /**
         * Bracket
         * @description Between which moments a statement was made, whatever its author's clock says.
         *
         *         `not_before_ms` is the latest time stated in the checkpoints it names; `not_after_ms` the first
         *         cosignature that covers it. Either is null where nothing shows it.
         */
        Bracket: {
            not_before_ms: number | null;
            claimed_ms: number;
            not_after_ms: number | null;
            ahead_ms: number;
        };
        /**
         * Protected
         * @description What is known beyond the notice; empty where it is none of these.
         *
         *         Attributes:
         *             changes: Every statement about a service, the first first; `services` has the last of each.
         *             valid_until_ms: When a site is to be reconfirmed; null for others.
         *             stale: Whether that moment has passed. Protection does not lapse with it.
         *             removed: The sentence to show once its author has taken it from the list; empty before.
         */
        Protected: {
            services: components["schemas"]["Service"][];
            changes: components["schemas"]["ServiceWord"][];
            reconfirmed: components["schemas"]["Reconfirmed"][];
            valid_until_ms: number | null;
            stale: boolean;
            removed: string;
            check_ins: components["schemas"]["CheckInHeard"][];
            heard: components["schemas"]["Word"][];
            crossing: components["schemas"]["CrossingStated"][];
        };
        /**
         * Service
         * @description A service of a site as its author last stated; a reason of null is none given.
         */
        Service: {
            service: string;
            state: components["schemas"]["ServiceState"];
            since_ms: number | null;
            reason: string | null;
            harm: components["schemas"]["Harm"] | null;
        };
        /**
         * ServiceState
         * @description How a service of a site stands.
         * @enum {unknown}
         */
        ServiceState: "closed" | "open" | "reduced";
        /**
         * Harm
         * @description What the loss of access did, as the author states: in words, and in ranges where counted.
         *
         *         `as_of_ms` is null where a report gives no date.
         */
        Harm: {
            words: string;
            people: components["schemas"]["Range"] | null;
            deaths: components["schemas"]["Range"] | null;
            as_of_ms: number | null;
        };
        /**
         * ServiceWord
         * @description One statement of a service as it was made: what one count replaced stays to be seen.
         */
        ServiceWord: {
            at_ms: number;
            service: string;
            state: components["schemas"]["ServiceState"];
            since_ms: number | null;
            reason: string | null;
            harm: components["schemas"]["Harm"] | null;
        };
        /**
         * Reconfirmed
         * @description The author states that the site still is as registered.
         */
        Reconfirmed: {
            at_ms: number;
            valid_until_ms: number;
            words: string;
        };
        /**
         * CheckInHeard
         * @description A check-in: due when (a delay moves it), and heard of when; null where it was not.
         */
        CheckInHeard: {
            place: string;
            due_ms: number;
            heard_ms: number | null;
        };
        /**
         * Word
         * @description Word of a movement on its way, as its author states.
         */
        Word: {
            at_ms: number;
            report: components["schemas"]["MovementReport"];
            point: number | null;
            until_ms: number | null;
            volumes: components["schemas"]["Volume"][];
            words: string;
        };
        /**
         * MovementReport
         * @description What became of a movement on its way. That it arrived is said by ending its notice.
         * @enum {unknown}
         */
        MovementReport: "checked-in" | "delayed" | "deviated" | "held-up";
        /**
         * CrossingStated
         * @description What one party states of a crossing; others may state otherwise.
         */
        CrossingStated: {
            party: string;
            state: components["schemas"]["CrossingState"];
            since_ms: number;
            stated_ms: number;
            reason: string | null;
        };
        /**
         * CrossingState
         * @description Whether a crossing lets people through, as a party states.
         * @enum {unknown}
         */
        CrossingState: "closed" | "open" | "restricted";
        /**
         * Escalation
         * @description A desk was rung, for nobody had answered: by whose node, at which step, and when.
         */
        Escalation: {
            party: string;
            owed_by: string;
            step: number;
            desk: string;
            tier: components["schemas"]["Tier"];
            due_ms: number;
            at_ms: number;
        };
        /**
         * ReadBackMade
         * @description What a party's officer repeated of one version.
         *
         *         `differs` says every difference in English, `differences` the same in codes and numbers; both
         *         are empty where nothing differs by more than is rounded when spoken.
         */
        ReadBackMade: {
            leaf: string;
            party: string;
            desk: string;
            at_ms: number;
            version: string;
            volumes: components["schemas"]["Volume"][];
            words: string;
            differs: string[];
            differences: components["schemas"]["Difference"][];
        };
        /**
         * Difference
         * @description One difference, in codes and numbers.
         *
         *         Attributes:
         *             volume: Which volume, from 0; null where it is not about one.
         *             by_mm: By how much at the most: places apart, or heights read back less those announced.
         *             by_ms: The time read back less the one announced; null where either is not known.
         *             words: The same in plain English.
         */
        Difference: {
            kind: components["schemas"]["DifferenceKind"];
            volume: number | null;
            by_mm: number | null;
            by_ms: number | null;
            words: string;
        };
        /**
         * DifferenceKind
         * @description In what a read-back differs from what was announced.
         * @enum {unknown}
         */
        DifferenceKind: "ceiling" | "datum" | "end" | "floor" | "not-drawn" | "place" | "role" | "start" | "volumes" | "words";
        /**
         * Proven
         * @description One statement of a thread, when it was made, and who is proven to hold it.
         */
        Proven: {
            leaf: string;
            kind: string;
            party: string;
            desk: string;
            sequence: number;
            bracket: components["schemas"]["Bracket"];
            delivered: components["schemas"]["Cover"][];
        };
        /**
         * Findings
         * @description What the record shows of one notice at a moment.
         *
         *         Attributes:
         *             late_s: Seconds by which its first version missed the agreed lead time.
         *             geometry_missing: Whether nothing is drawn in its last version.
         *             place_mismatch_km: From the edge of the activity (as drawn, or else as others report it) to
         *                 the place its label names; null where there is none, or nothing to measure.
         *             conflicts: Those open at the start of the activity, judged by what had been stated by then.
         *             unconfirmed_rungs: Which rungs its addressees have not reached, and whose.
         *             relay_confirmed: Whether every relay owed was acknowledged, as the relaying parties state;
         *                 null where none is owed.
         *             overdue_s: For a flight, from the planned landing to the first statement anyone made about
         *                 it after the agreed grace, or to now if there is none yet; null if it was in time.
         */
        Findings: {
            notice: components["schemas"]["Ref"];
            at_ms: number;
            late_s: number;
            geometry_missing: boolean;
            place_mismatch_km: number | null;
            conflicts: components["schemas"]["Conflict"][];
            unconfirmed_rungs: components["schemas"]["MissingRung"][];
            relay_confirmed: boolean | null;
            overdue_s: number | null;
        };
        /**
         * MissingRung
         * @description A rung not reached, and whose.
         */
        MissingRung: {
            party: string;
            rung: components["schemas"]["Rung"];
        };
        /**
         * Preview
         * @description What would be said of a notice if it were filed now. Nothing is recorded.
         */
        Preview: {
            notice: components["schemas"]["Notice"];
            widened: number[];
            late_ms: number;
            flags: components["schemas"]["Flag"][];
            conflicts: components["schemas"]["Conflict"][];
            told: string[];
            nearest: components["schemas"]["Nearest"][];
            meant: components["schemas"]["MeantElsewhere"][];
        };
        /**
         * Nearest
         * @description The nearest thing of somebody else: how far at the least, and the time both are there.
         *
         *         `gap_mm` is a lower bound, millimetres, 0 where they meet; `together` null where the two are
         *         never there at once.
         */
        Nearest: {
            subject: components["schemas"]["Ref"];
            party: string;
            gap_mm: number;
            together: components["schemas"]["Interval"] | null;
            source: components["schemas"]["parley.model.findings.Source"];
        };
        /**
         * MeantElsewhere
         * @description A position of a volume or a check-in that may be mistyped, and what may have been meant.
         */
        MeantElsewhere: {
            kind: components["schemas"]["FlagKind"];
            volume: number | null;
            check_in: number | null;
            at: components["schemas"]["Position"];
            instead: components["schemas"]["Position"];
            words: string;
        };
        /**
         * NoticeBody
         * @description A whole notice: to amend one, or to look before filing.
         */
        NoticeBody: {
            notice: components["schemas"]["Notice"];
        };
        /**
         * FileNotice
         * @description File a notice under a reference of one's own choosing.
         */
        FileNotice: {
            ref: string;
            notice: components["schemas"]["Notice"];
        };
        /**
         * WordsBody
         * @description Words beside a statement; may be empty where the statement says enough.
         */
        WordsBody: {
            /** @default  */
            words: string;
        };
        /**
         * ReadBackBody
         * @description What was understood of a version.
         */
        ReadBackBody: {
            version: string;
            /** @default [] */
            volumes: components["schemas"]["Volume"][];
            /** @default  */
            words: string;
        };
        /**
         * VersionBody
         * @description Which version a statement is about, by the leaf hash of its entry.
         */
        VersionBody: {
            version: string;
        };
        /**
         * UnitsBody
         * @description Which version, and the units it was passed to.
         */
        UnitsBody: {
            version: string;
            units: string[];
        };
        /**
         * UnitBody
         * @description Which version, and which unit acknowledged it.
         */
        UnitBody: {
            version: string;
            unit: string;
            /** @default  */
            words: string;
        };
        /**
         * RelayBody
         * @description What was passed on to a name off the line.
         */
        RelayBody: {
            version: string;
            to: string;
            stage: components["schemas"]["RelayStage"];
            scope: string;
            /** @default  */
            words: string;
        };
        /**
         * RelayStage
         * @description How far a relay has come, as the relaying party states.
         * @enum {unknown}
         */
        RelayStage: "acknowledged" | "passed";
        /**
         * DiscloseBody
         * @description Who was told of a notice by other means, and how.
         */
        DiscloseBody: {
            to: string;
            how: string;
            /** @default null */
            commitment: string | null;
            /** @default  */
            words: string;
        };
        /**
         * Disclosure
         * @description One disclosure: to whom, how, when, and who states it (a cosignature proves itself).
         */
        Disclosure: {
            to: string;
            way: components["schemas"]["parley.picture.disclosures.Way"];
            at_ms: number;
            stated_by: string;
            commitment: string | null;
            how: string;
            words: string;
        };
        /**
         * Way
         * @description How a notice came to somebody.
         * @enum {unknown}
         */
        "parley.picture.disclosures.Way": "annex-given" | "other-means" | "passed-to-a-unit" | "relayed" | "this-record";
        /**
         * UnitCode
         * @description A single-use code for a unit, shown once; the node keeps only its hash.
         *
         *         `link` is the path of the unit's page on this node, such as `/u/7H2K-9QWX-3MDV`: what stands
         *         before it is the address by which the unit reaches the node, which no node knows.
         */
        UnitCode: {
            unit: string;
            code: string;
            link: string;
            expires_ms: number;
        };
        /**
         * CodeBody
         * @description Units for which single-use codes are wanted: this version was passed to each before.
         */
        CodeBody: {
            version: string;
            units: string[];
        };
        /**
         * UnitPage
         * @description What a unit sees behind its code: the notice as it stands, and whether it acknowledged.
         *
         *         Attributes:
         *             party: Whose unit it is.
         *             exercise: Whether the agreement is an exercise: the page says so first.
         *             banner: The agreement's own words, shown above everything.
         *             notice: As it stands now.
         *             protected: What was stated of it since, where it is about those to be protected: services
         *                 that closed, a way that changed, a site that was taken from the list; else null.
         *             state: How the notice stands.
         *             version: The version that the code acknowledges, by leaf hash.
         *             superseded: Whether the notice has been amended since: `notice` is then the newer one, which
         *                 this code does not acknowledge.
         *             acknowledged_ms: When this version was first stated to be acknowledged by the unit; null
         *                 where it was not.
         *             expires_ms: When the code ends.
         */
        UnitPage: {
            party: string;
            unit: string;
            exercise: boolean;
            banner: string;
            of: components["schemas"]["Ref"];
            notice: components["schemas"]["Notice"];
            protected: components["schemas"]["Protected"] | null;
            state: string;
            version: string;
            superseded: boolean;
            acknowledged_ms: number | null;
            expires_ms: number;
        };
        /**
         * UnitWordsBody
         * @description What a unit says when it acknowledges by its code.
         */
        UnitWordsBody: {
            /** @default  */
            words: string;
        };
        /**
         * ReconfirmBody
         * @description Which version of a site still holds, and until when it is to be asked after again.
         */
        ReconfirmBody: {
            version: string;
            valid_until_ms: number;
            /** @default  */
            words: string;
        };
        /**
         * SiteChangeBody
         * @description How a service of a site stands now; a reason of null is none given.
         */
        SiteChangeBody: {
            service: string;
            state: components["schemas"]["ServiceState"];
            since_ms: number | null;
            /** @default null */
            reason: string | null;
            /** @default null */
            harm: components["schemas"]["Harm"] | null;
        };
        /**
         * MovementBody
         * @description Word of a movement on its way.
         */
        MovementBody: {
            report: components["schemas"]["MovementReport"];
            /** @default null */
            point: number | null;
            /** @default null */
            until_ms: number | null;
            /** @default [] */
            volumes: components["schemas"]["Volume"][];
            /** @default  */
            words: string;
        };
        /**
         * CrossingBody
         * @description What one's party states of a crossing; a reason of null is none given.
         */
        CrossingBody: {
            state: components["schemas"]["CrossingState"];
            since_ms: number;
            /** @default null */
            reason: string | null;
        };
        /**
         * Call
         * @description A call without its messages.
         *
         *         Attributes:
         *             precedence: The highest of any message in it that somebody has yet to acknowledge, or of
         *                 the last message.
         *             parties: Who takes part: its opener first.
         *             desks: The desks that have spoken or acknowledged in it, with their parties.
         *             messages: How many there are.
         *             unacknowledged: How many of them somebody has yet to acknowledge.
         *             owed_by: Who.
         *             closed_by: Which parties consider it over.
         */
        Call: {
            ref: components["schemas"]["Ref"];
            lane: components["schemas"]["Lane"];
            tier: components["schemas"]["Tier"];
            topic: string;
            precedence: components["schemas"]["Precedence"];
            opened_ms: number;
            last_ms: number;
            parties: string[];
            desks: components["schemas"]["By"][];
            messages: number;
            unacknowledged: number;
            owed_by: string[];
            closed_by: components["schemas"]["By"][];
        };
        /**
         * By
         * @description A party, at one of its desks, and when; a delivery has no desk.
         */
        By: {
            party: string;
            desk: string;
            at_ms: number;
        };
        /**
         * CallPage
         * @description A call and a page of its messages, the oldest first; `after` of the next page or null.
         */
        CallPage: {
            call: components["schemas"]["Call"];
            messages: components["schemas"]["Message"][];
            next: number | null;
        };
        /**
         * Message
         * @description One message of a call and how far it came.
         *
         *         `owed_by` are the parties that have not acknowledged it.
         */
        Message: {
            leaf: string;
            party: string;
            desk: string;
            issued_ms: number;
            precedence: components["schemas"]["Precedence"];
            said: components["schemas"]["Said"];
            delivered: components["schemas"]["By"][];
            seen: components["schemas"]["By"][];
            acknowledged: components["schemas"]["Acknowledgement"][];
            stand_by: components["schemas"]["StandBy"][];
            escalated: components["schemas"]["Escalation"][];
            owed_by: string[];
        };
        /**
         * Said
         * @description What a person says: a phrase, free words, or both.
         *
         *         Free words are shown as written and marked untranslated; `language` is the tag of theirs, empty
         *         where it was not given.
         */
        Said: {
            phrase: components["schemas"]["Phrase"] | null;
            words: string;
            language: string;
            quotes: (components["schemas"]["NoticeQuote"] | components["schemas"]["MessageQuote"])[];
        };
        /**
         * Phrase
         * @description A code of a catalogue and its values, in the catalogue's order; left out are those not known.
         *
         *         Whether the code is in the catalogue is a question for `phrases`: a newer one may have it.
         */
        Phrase: {
            catalogue: string;
            code: string;
            parameters: components["schemas"]["Parameter"][];
        };
        /**
         * Parameter
         * @description One value of a phrase, by the name the catalogue gives it.
         */
        Parameter: {
            name: string;
            value: components["schemas"]["PositionValue"] | components["schemas"]["TimeValue"] | components["schemas"]["HeightValue"] | components["schemas"]["DistanceValue"] | components["schemas"]["CallsignValue"] | components["schemas"]["NoticeValue"] | components["schemas"]["NumberValue"] | components["schemas"]["NameValue"];
        };
        /**
         * PositionValue
         * @description A place, WGS84.
         */
        PositionValue: {
            /** @enum {unknown} */
            type: "position";
            at: components["schemas"]["Position"];
        };
        /**
         * TimeValue
         * @description A moment, UTC milliseconds.
         */
        TimeValue: {
            /** @enum {unknown} */
            type: "time";
            at_ms: number;
        };
        /**
         * HeightValue
         * @description A height in millimetres over its datum.
         */
        HeightValue: {
            /** @enum {unknown} */
            type: "height";
            height_mm: number;
            datum: components["schemas"]["Datum"];
        };
        /**
         * DistanceValue
         * @description A distance in millimetres.
         */
        DistanceValue: {
            /** @enum {unknown} */
            type: "distance";
            distance_mm: number;
        };
        /**
         * CallsignValue
         * @description A callsign, as it is spoken.
         */
        CallsignValue: {
            /** @enum {unknown} */
            type: "callsign";
            callsign: string;
        };
        /**
         * NoticeValue
         * @description A notice, by its reference.
         */
        NoticeValue: {
            /** @enum {unknown} */
            type: "notice";
            of: components["schemas"]["Ref"];
        };
        /**
         * NumberValue
         * @description A count, such as of persons on board.
         */
        NumberValue: {
            /** @enum {unknown} */
            type: "number";
            number: number;
        };
        /**
         * NameValue
         * @description A name as it is written, such as of a place or a desk: it is not translated.
         */
        NameValue: {
            /** @enum {unknown} */
            type: "name";
            name: string;
        };
        /**
         * NoticeQuote
         * @description A version of a notice, or one volume of it, counted from 0.
         */
        NoticeQuote: {
            /** @enum {unknown} */
            quotes: "notice";
            of: components["schemas"]["Ref"];
            version: string;
            volume: number | null;
        };
        /**
         * MessageQuote
         * @description Another message, by the leaf hash of its entry. Whoever quotes one has acknowledged it.
         */
        MessageQuote: {
            /** @enum {unknown} */
            quotes: "message";
            message: string;
        };
        /**
         * Acknowledgement
         * @description A person's acknowledgement: in words, by a phrase, or by a message that quotes this one.
         */
        Acknowledgement: {
            party: string;
            desk: string;
            at_ms: number;
            said: components["schemas"]["Said"];
            leaf: string;
        };
        /**
         * StandBy
         * @description A person asks for patience until a moment.
         */
        StandBy: {
            party: string;
            desk: string;
            at_ms: number;
            until_ms: number;
        };
        /**
         * OpenCall
         * @description Open a call with its first message, under a reference of one's own choosing.
         */
        OpenCall: {
            ref: string;
            lane: components["schemas"]["Lane"];
            precedence: components["schemas"]["Precedence"];
            said: components["schemas"]["Said"];
            /** @default duty-officer */
            tier: components["schemas"]["Tier"];
            /** @default [] */
            addressees: string[];
            /** @default  */
            topic: string;
        };
        /**
         * SayBody
         * @description Something to say in a call.
         */
        SayBody: {
            precedence: components["schemas"]["Precedence"];
            said: components["schemas"]["Said"];
        };
        /**
         * SeenBody
         * @description Which messages a person has before their eyes, by leaf hash.
         */
        SeenBody: {
            messages: string[];
        };
        /**
         * AcknowledgeBody
         * @description Which message is acknowledged, and in what words or by what phrase.
         */
        AcknowledgeBody: {
            message: string;
            said: components["schemas"]["Said"];
        };
        /**
         * PhraseRow
         * @description A phrase of the catalogue in one language.
         *
         *         Attributes:
         *             code: What is signed.
         *             marker: INFORMATION, QUESTION and so on, in the language.
         *             text: The sentence, its blanks by name in braces.
         *             parameters: The names of its blanks, in the order in which they are signed.
         *             required: Those without which it says nothing.
         *             types: What each blank takes, such as `time`.
         *             emergency: The short name by which it goes out at once; null where it has none.
         *             reviewed: Whether a native speaker has reviewed the sentence as it stands.
         *             mark: What is shown beside it as long as nobody has.
         *             direction: `ltr` or `rtl`.
         *             note: When it is used, in English.
         */
        PhraseRow: {
            code: string;
            marker: string;
            text: string;
            parameters: string[];
            required: string[];
            types: string[];
            emergency: string | null;
            reviewed: boolean;
            mark: string;
            direction: string;
            note: string;
        };
        /**
         * LaneState
         * @description A lane: as declared by each party that did, and as it works with each member.
         */
        LaneState: {
            lane: components["schemas"]["Lane"];
            declared: components["schemas"]["Declared"][];
            operating: components["schemas"]["Operating"][];
        };
        /**
         * Declared
         * @description What a party last declared of a lane.
         */
        Declared: {
            party: string;
            state: components["schemas"]["LineState"];
            from_ms: number;
            declared_ms: number;
            words: string;
        };
        /**
         * LineState
         * @description What a party declares of a lane. How the lane works is measured, and another thing.
         * @enum {unknown}
         */
        LineState: "closed" | "open" | "suspended";
        /**
         * Operating
         * @description How a lane works with one party: judged by the newest thing that was due from it.
         *
         *         `missed` of the `due` things that were due from it were never answered; `words` says all of it.
         */
        Operating: {
            party: string;
            working: components["schemas"]["Working"];
            last_answer_ms: number | null;
            last_due_ms: number | null;
            words: string;
            /** @default 0 */
            missed: number;
            /** @default 0 */
            due: number;
        };
        /**
         * Working
         * @description How a lane works with one party, as measured.
         * @enum {unknown}
         */
        Working: "silent" | "slow" | "untried" | "working";
        /**
         * Week
         * @description A week of the line with one party. Times are medians in milliseconds; null where none.
         *
         *         Attributes:
         *             notices: How many notices the party filed, and their lead times.
         *             late: How many of them missed the agreed lead time.
         *             due: How many messages, notices and queries were put to it.
         *             answered: How many of those it answered, and how long that took.
         *             tests: How many line tests were put to it.
         */
        Week: {
            party: string;
            start_ms: number;
            notices: number;
            late: number;
            lead_ms: number | null;
            due: number;
            answered: number;
            answer_ms: number | null;
            tests: number;
            tests_answered: number;
            test_answer_ms: number | null;
        };
        /**
         * Declare
         * @description Declare a lane open, suspended or closed.
         */
        Declare: {
            lane: components["schemas"]["Lane"];
            state: components["schemas"]["LineState"];
            from_ms: number;
            /** @default  */
            words: string;
        };
        /**
         * LineTest
         * @description A line test and what became of it with each party.
         */
        LineTest: {
            ref: components["schemas"]["Ref"];
            lane: components["schemas"]["Lane"];
            desk: string;
            callsign: string;
            at_ms: number;
            minutes: number;
            issued_ms: number;
            due_ms: number;
            parties: components["schemas"]["Tested"][];
            escalated: components["schemas"]["Escalation"][];
        };
        /**
         * Tested
         * @description One party's part in a line test.
         */
        Tested: {
            party: string;
            grade: components["schemas"]["parley.picture.line_state.Grade"];
            delivered_ms: number | null;
            answered_ms: number | null;
            desk: string;
        };
        /**
         * Grade
         * @description What became of a line test, for one party that was to answer it.
         * @enum {unknown}
         */
        "parley.picture.line_state.Grade": "answered" | "answered-wrongly" | "unanswered-political" | "unanswered-technical" | "waiting";
        /**
         * TestLine
         * @description Test a lane; the node makes up what is to be worked out.
         */
        TestLine: {
            ref: string;
            lane: components["schemas"]["Lane"];
            /** @default [] */
            addressees: string[];
        };
        /**
         * TestAnswerBody
         * @description An answer to a line test, as a person worked it out.
         */
        TestAnswerBody: {
            callsign: string;
            at_ms: number;
            /** @default  */
            words: string;
        };
        /**
         * RehearsedRing
         * @description What would ring: so long after the beginning, whose desk, at which step.
         */
        RehearsedRing: {
            after_ms: number;
            step: number;
            party: string;
            desk: string;
            tier: components["schemas"]["Tier"];
        };
        /**
         * RehearsalBody
         * @description A wait to be tried against the agreed timers and desks, or against others.
         *
         *         `desks` and `timers` of null are the agreement's own.
         */
        RehearsalBody: {
            owed_by: string;
            owed_to: string;
            /** @default air */
            lane: components["schemas"]["Lane"];
            /** @default duty-officer */
            tier: components["schemas"]["Tier"];
            /** @default flash */
            precedence: components["schemas"]["Precedence"];
            /** @default null */
            desks: components["schemas"]["Desk"][] | null;
            /** @default null */
            timers: components["schemas"]["Timer"][] | null;
        };
        /**
         * Duty
         * @description A party's desks and watches at a moment.
         *
         *         Attributes:
         *             desks: As the agreement names them.
         *             watches: Those held at that moment.
         *             unattended: Desks of the agreement at which nobody is stated to have the watch.
         *             overstayed: Watches that were to end before that moment and did not.
         *             roster: Who is to have the watch, as last stated.
         */
        Duty: {
            party: string;
            at_ms: number;
            desks: components["schemas"]["Desk"][];
            watches: components["schemas"]["Watch"][];
            unattended: string[];
            overstayed: string[];
            roster: components["schemas"]["RosteredWatch"][];
        };
        /**
         * Watch
         * @description The watch at a desk: since when, until when it was meant, and what was open when it began.
         *
         *         `ended_ms` is null while it lasts.
         */
        Watch: {
            party: string;
            desk: string;
            watch: string;
            languages: string[];
            taken_ms: number;
            until_ms: number | null;
            ended_ms: number | null;
            how_ended: components["schemas"]["DutyChange"] | null;
            open: components["schemas"]["OpenMatters"];
            words: string;
        };
        /**
         * DutyChange
         * @description What became of a watch.
         * @enum {unknown}
         */
        DutyChange: "handed-over" | "left" | "taken";
        /**
         * OpenMatters
         * @description What was open when a watch changed hands, counted by the node from the record.
         */
        OpenMatters: {
            unconfirmed_notices: number;
            unacknowledged_messages: number;
            conflicts: number;
            overdue: number;
            unanswered_queries: number;
            unanswered_tests: number;
            awaited_answers: number;
        };
        /**
         * RosteredWatch
         * @description Who is to have the watch at a desk, and when.
         */
        RosteredWatch: {
            desk: string;
            watch: string;
            period: components["schemas"]["Interval"];
            languages: string[];
        };
        /**
         * Matters
         * @description What is open for one party, by reference.
         *
         *         Attributes:
         *             unconfirmed: Its own notices not yet confirmed, and others' that wait for it.
         *             calls: Calls with a message it has yet to acknowledge.
         *             messages: How many such messages there are.
         *             conflicts: How many conflicts of its own notices are open.
         *             overdue: Its own flights that are overdue, and movements not heard of.
         *             queries: Queries put to it and not answered.
         *             tests: Line tests of the last day that it has not answered.
         *             awaited_calls: Calls with a message of its own that another has yet to acknowledge.
         *             awaited_queries: Queries of its own that another has yet to answer.
         *             awaited: How many such messages and queries there are. Its line tests are not among them:
         *                 what nobody answered of those is the state of the line.
         */
        Matters: {
            unconfirmed: components["schemas"]["Ref"][];
            calls: components["schemas"]["Ref"][];
            messages: number;
            conflicts: number;
            overdue: components["schemas"]["Ref"][];
            queries: components["schemas"]["Ref"][];
            tests: components["schemas"]["Ref"][];
            awaited_calls: components["schemas"]["Ref"][];
            awaited_queries: components["schemas"]["Ref"][];
            awaited: number;
        };
        /**
         * ChangeDuty
         * @description Take, hand over or leave the watch at a desk; the node adds what is open.
         */
        ChangeDuty: {
            desk: string;
            change: components["schemas"]["DutyChange"];
            watch: string;
            /** @default  */
            to: string;
            /** @default [] */
            languages: string[];
            /** @default null */
            until_ms: number | null;
            /** @default  */
            words: string;
        };
        /**
         * SetRoster
         * @description Put a whole roster in the place of the present one.
         */
        SetRoster: {
            watches: components["schemas"]["RosteredWatch"][];
        };
        /**
         * Query
         * @description A query, its answers in order, and which fields nobody has answered.
         *
         *         `overdue` is whether its time has passed with no answer at all.
         */
        Query: {
            ref: components["schemas"]["Ref"];
            to: string;
            about: components["schemas"]["Ref"] | null;
            asked: components["schemas"]["QueryField"][];
            asked_ms: number;
            due_ms: number;
            desk: string;
            words: string;
            answers: components["schemas"]["QueryAnswer"][];
            unanswered: components["schemas"]["QueryField"][];
            overdue: boolean;
            escalated: components["schemas"]["Escalation"][];
            leaf: string;
        };
        /**
         * QueryField
         * @description What may be asked of an unusual activity (Vienna Document, risk reduction).
         * @enum {unknown}
         */
        QueryField: "end" | "equipment" | "objective" | "place" | "units";
        /**
         * QueryAnswer
         * @description One answer; what is null it does not answer.
         */
        QueryAnswer: {
            party: string;
            desk: string;
            at_ms: number;
            objective: string | null;
            place: string | null;
            ends_ms: number | null;
            units: string | null;
            equipment: string | null;
            words: string;
        };
        /**
         * AskQuery
         * @description Ask a party to explain an activity; it is due as the agreement says.
         */
        AskQuery: {
            ref: string;
            to: string;
            about: components["schemas"]["Ref"] | null;
            /** @default  */
            words: string;
            /**
             * @default [
             *       "objective",
             *       "place",
             *       "end",
             *       "units",
             *       "equipment"
             *     ]
             */
            asked: components["schemas"]["QueryField"][];
        };
        /**
         * QueryAnswerBody
         * @description An answer to a query; what is left null is shown as not answered.
         */
        QueryAnswerBody: {
            /** @default null */
            objective: string | null;
            /** @default null */
            place: string | null;
            /** @default null */
            ends_ms: number | null;
            /** @default null */
            units: string | null;
            /** @default null */
            equipment: string | null;
            /** @default  */
            words: string;
        };
        /**
         * ReachView
         * @description One message to one address outside Parley; nothing confidential in it, and no address.
         *
         *         Attributes:
         *             route: The route's name; empty where no route leads to the desk.
         *             way: Which of the route's addresses, such as `mailto 2`.
         *             cause: Of the most urgent page that it tells of, as a code; `thread` what that is about.
         *             more: How many further pages it tells of.
         *             at_ms: When this was last as it stands here.
         *             outcome: `waiting`, `held-back`, `handed-over`, `failed` or `no-route`. Handed over is to a
         *                 service or command: that a person saw it only their acknowledgement tells.
         *             error: Why the last try failed; empty where none did.
         *             next_ms: About when it is tried next; null where no try is planned.
         */
        ReachView: {
            route: string;
            way: string;
            desk: string;
            tier: components["schemas"]["Tier"];
            precedence: components["schemas"]["Precedence"];
            cause: string;
            thread: string;
            more: number;
            at_ms: number;
            tries: number;
            outcome: string;
            error: string;
            next_ms: number | null;
        };
        /**
         * ConcernView
         * @description A concern and its answers.
         */
        ConcernView: {
            ref: components["schemas"]["Ref"];
            about: components["schemas"]["Ref"] | null;
            issued_ms: number;
            desk: string;
            words: string;
            reported: components["schemas"]["Volume"][];
            addressees: string[];
            answers: components["schemas"]["AnswerView"][];
            leaf: string;
        };
        /**
         * AnswerView
         * @description An answer to a concern.
         */
        AnswerView: {
            party: string;
            issued_ms: number;
            desk: string;
            words: string;
        };
        /**
         * RaiseConcern
         * @description Tell the others of something seen or feared.
         */
        RaiseConcern: {
            ref: string;
            about: components["schemas"]["Ref"] | null;
            words: string;
            /** @default [] */
            reported: components["schemas"]["Volume"][];
            /** @default [] */
            addressees: string[];
        };
        /**
         * ReportView
         * @description A cited report: what others published, in nobody's name.
         */
        ReportView: {
            ref: components["schemas"]["Ref"];
            cited_ms: number;
            source: string;
            published: string;
            speaker: string;
            grade: components["schemas"]["parley.model.statements.Grade"];
            event_ms: number | null;
            words: string;
            contested_by: string;
        };
        /**
         * Grade
         * @description How a published report knows what it says.
         * @enum {unknown}
         */
        "parley.model.statements.Grade": "anonymous" | "hearsay" | "named";
        /**
         * CiteReport
         * @description Cite what others published, in nobody's name.
         */
        CiteReport: {
            ref: string;
            source: string;
            published: string;
            speaker: string;
            grade: components["schemas"]["parley.model.statements.Grade"];
            event_ms: number | null;
            words: string;
            /** @default  */
            contested_by: string;
        };
        /**
         * AlertView
         * @description An alarm that a node raised by itself.
         */
        AlertView: {
            party: string;
            cause: string;
            about: components["schemas"]["Ref"];
            against: components["schemas"]["Ref"] | null;
            due_ms: number;
            raised_ms: number;
            words: string;
        };
        /**
         * EntryView
         * @description One entry of the record, in the order this node came to hold it.
         */
        EntryView: {
            position: number;
            agreement: string;
            party: string;
            sequence: number;
            kind: string;
            thread: string;
            desk: string;
            issued_ms: number;
            leaf: string;
            raw: string;
        };
        /**
         * Done
         * @description It is done; there is nothing more to say of it.
         */
        Done: {
            words: string;
        };
        /**
         * PeerBody
         * @description Where another node answers.
         */
        PeerBody: {
            url: string;
        };
        /**
         * TokenView
         * @description A token in a list; its secret is shown once, when it is made.
         */
        TokenView: {
            token: string;
            party: string;
            role: string;
            label: string;
        };
        /**
         * TokenMade
         * @description A new token. The secret is not kept here: note it now.
         */
        TokenMade: {
            token: string;
            secret: string;
            party: string;
            role: string;
            label: string;
        };
        /**
         * TokenBody
         * @description A token to be made: for whom, as what, and a label by which it is known in lists.
         */
        TokenBody: {
            party: string;
            role: string;
            label: string;
        };
        /**
         * SessionView
         * @description A session: who is signed in, since when, and until when.
         *
         *         `session` and `token` are the first 12 hexadecimal digits of their SHA-256; `expires_ms` is by
         *         the machine's clock, as every time of a session. `kept_by` says what keeps it open beyond its
         *         own end; null before that. `here` marks the session that asked.
         */
        SessionView: {
            session: string;
            token: string;
            party: string;
            role: string;
            label: string;
            opened: components["schemas"]["Opened"];
            opened_ms: number;
            used_ms: number;
            expires_ms: number;
            kept_by: components["schemas"]["Kept"] | null;
            here: boolean;
        };
        /**
         * Opened
         * @description How a session was opened.
         * @enum {unknown}
         */
        Opened: "link" | "passkey" | "token";
        /**
         * Kept
         * @description What keeps a session open beyond its end.
         * @enum {unknown}
         */
        Kept: "alarm" | "message" | "overdue";
        /**
         * OpenSession
         * @description By what one signs in: exactly one of these.
         */
        OpenSession: {
            token?: string;
            link?: string;
            passkey?: components["schemas"]["Assertion"];
        };
        /**
         * Assertion
         * @description What a passkey signed: the four buffers of a browser's `AuthenticatorAssertionResponse`.
         */
        Assertion: {
            passkey: string;
            client_data: string;
            authenticator_data: string;
            signature: string;
        };
        /**
         * SessionHere
         * @description Who is signed in here. `session` is null where nobody is; `ended` then says why it ended,
         *         where the browser still shows one that did.
         */
        SessionHere: {
            session: components["schemas"]["SessionView"] | null;
            ended: components["schemas"]["Ended"] | null;
            wall_ms: number;
            passkeys: components["schemas"]["PasskeysHere"];
        };
        /**
         * PasskeysHere
         * @description Whether passkeys can be used at the address that was asked; `at` is where they can.
         */
        PasskeysHere: {
            usable: boolean;
            why: components["schemas"]["Without"] | null;
            words: string;
            at: string;
        };
        /**
         * Without
         * @description Why passkeys cannot be used at the address that was asked.
         * @enum {unknown}
         */
        Without: "bare-address" | "no-origin" | "other-address";
        /**
         * LinkMade
         * @description A one-time link. Its code is not kept here; after the node's address, `link` leads in once,
         *         and so does the code alone where it is asked for.
         *
         *         `origin` is the address at which browsers reach the node; empty where its settings name none.
         */
        LinkMade: {
            code: string;
            link: string;
            origin: string;
            expires_ms: number;
            party: string;
            role: string;
            label: string;
        };
        /**
         * LinkBody
         * @description A one-time link to be made.
         *
         *         `token` is the name of a token of the keeper's party; empty stands for the caller's own.
         *         `valid_ms` is for how long it leads in: 10 minutes, or up to 24 hours.
         */
        LinkBody: {
            /** @default  */
            token: string;
            /** @default 600000 */
            valid_ms: number;
        };
        /**
         * PasskeyChallenge
         * @description What a passkey is asked to sign, once and soon; discoverable, with the user verified.
         */
        PasskeyChallenge: {
            challenge: string;
            rp_id: string;
            timeout_ms: number;
        };
        /**
         * PasskeyOptions
         * @description What a browser makes a passkey with: discoverable, the user verified, no attestation.
         *
         *         `algorithms` are COSE's numbers, the preferred first; `exclude` the passkeys there are already.
         */
        PasskeyOptions: {
            challenge: string;
            rp_id: string;
            rp_name: string;
            user: string;
            user_name: string;
            algorithms: number[];
            exclude: string[];
            timeout_ms: number;
        };
        /**
         * PasskeyView
         * @description A passkey in a list: for which token it stands, and when it was last used.
         */
        PasskeyView: {
            passkey: string;
            token: string;
            party: string;
            role: string;
            label: string;
            made_ms: number;
            used_ms: number | null;
        };
        /**
         * Registration
         * @description A passkey that a browser made, and a label by which it is known in lists.
         */
        Registration: {
            client_data: string;
            attestation: string;
            label: string;
        };
        /**
         * Need
         * @description One matter that needs a person now.
         *
         *         Attributes:
         *             thread: What it is about, whole; `agreement` where it is about a party's log or clock.
         *             about: The notice, concern, call, query or test; null for a log or a clock.
         *             against: For a conflict, the other side.
         *             mine: Whether it is for this party to act; else it awaits others.
         *             owed_by: Who is to act.
         *             owed_to: Who waits for it.
         *             lane: And `tier` and `precedence`: of the message or read-back awaited; null for others.
         *             since_ms: Since when.
         *             due_ms: Until when there is time: to answer; for what a notice still lacks, the beginning
         *                 of its activity; for a conflict the beginning of the overlap; for an own site its
         *                 reconfirmation; null where nothing is agreed.
         *             count: How many there are of it, such as messages of one call.
         *             missing: Of a notice, the rungs that are missing and whose.
         *             leaf: The statement to be answered: the version, message, query or test; empty elsewhere.
         *             label: In its author's words: a call's topic, a notice's place, the words of a query or
         *                 concern.
         *             to: The name off the line that a relay is to; the desk that was not reached.
         *             activity: Of the notice it is about; null elsewhere.
         *             finding: Of a conflict, the gravest.
         *             ahead_ms: Of a clock, by how much it is ahead beyond the agreed skew.
         */
        Need: {
            kind: components["schemas"]["NeedKind"];
            thread: string;
            about: components["schemas"]["Ref"] | null;
            against: components["schemas"]["Ref"] | null;
            mine: boolean;
            owed_by: string[];
            owed_to: string[];
            lane: components["schemas"]["Lane"] | null;
            tier: components["schemas"]["Tier"] | null;
            precedence: components["schemas"]["Precedence"] | null;
            since_ms: number;
            due_ms: number | null;
            /** @default 1 */
            count: number;
            /** @default [] */
            missing: components["schemas"]["Missing"][];
            /** @default  */
            leaf: string;
            /** @default  */
            label: string;
            /** @default  */
            to: string;
            /** @default null */
            activity: components["schemas"]["Activity"] | null;
            /** @default null */
            finding: components["schemas"]["Finding"] | null;
            /** @default 0 */
            ahead_ms: number;
        };
        /**
         * NeedKind
         * @description What is to be done, or what is awaited from others.
         * @enum {unknown}
         */
        NeedKind: "acknowledge" | "amend" | "awaited-acknowledgement" | "awaited-concern" | "awaited-query" | "awaited-relay" | "clock" | "concern" | "conflict" | "disputed" | "enter" | "expiring" | "not-reached" | "overdue" | "pass" | "query" | "read-back" | "relay" | "test" | "unconfirmed" | "unit";
        /**
         * MapView
         * @description What is drawn as of a moment.
         *
         *         `left_out` counts the things that are not among `things` because there are too many; conflicts
         *         with them are here all the same.
         */
        MapView: {
            at_ms: number;
            things: components["schemas"]["MapThing"][];
            conflicts: components["schemas"]["MapConflict"][];
            left_out: number;
        };
        /**
         * MapThing
         * @description One notice, or what one concern reports, as it is drawn.
         *
         *         Attributes:
         *             thread: Its whole name.
         *             source: ANNOUNCED in a notice, REPORTED in a concern, or REGION where a notice named a place
         *                 and drew nothing.
         *             party: Who says so.
         *             actor: Whose activity it is; null where that is unknown.
         *             about: Of a concern, the notice it is about; null elsewhere.
         *             activity: Null for a concern that is about no notice.
         *             details: `site`, `movement`, `crossing` or `gathering`; null for others.
         *             name: What a site or crossing is called, where a movement goes, who gathers; else empty.
         *             category: Of a site.
         *             state: Of a notice; null for a concern.
         *             confirmed: Whether every addressee of a notice stands on the last rung.
         *             missing: Which rungs are missing and whose.
         *             start_ms: The first moment of the whole.
         *             end_ms: The last, not included; null where no end is known.
         *             filed_ms: When it was first stated.
         *             version: The leaf hash of the version drawn here.
         *             flags: What is odd about it, as codes.
         *             volumes: As in the version in force, in its order; never more exact than its author drew.
         *             deviations: Where a movement is reported to go instead.
         *             region: The bounds of the named region, where nothing is drawn; null where its name is not
         *                 known, and then it may be anywhere.
         *             coarse_mm: The radius within which a site of coarse position lies.
         *             heard: Where a movement was last heard of; null elsewhere.
         *             valid_until_ms: When a site is to be reconfirmed; null for others. Nothing lapses then.
         *             deviates_ms: Since when a movement goes elsewhere than announced.
         */
        MapThing: {
            ref: components["schemas"]["Ref"];
            thread: string;
            source: components["schemas"]["parley.model.findings.Source"];
            party: string;
            actor: string | null;
            about: components["schemas"]["Ref"] | null;
            activity: components["schemas"]["Activity"] | null;
            emergency: boolean;
            details: components["schemas"]["DetailsKind"] | null;
            name: string;
            category: components["schemas"]["SiteCategory"] | null;
            state: components["schemas"]["State"] | null;
            confirmed: boolean;
            missing: components["schemas"]["Missing"][];
            late_ms: number;
            place_label: string;
            start_ms: number;
            end_ms: number | null;
            filed_ms: number;
            version: string;
            flags: components["schemas"]["FlagKind"][];
            volumes: components["schemas"]["Volume"][];
            deviations: components["schemas"]["Volume"][];
            region: (components["schemas"]["Box"] | components["schemas"]["Polygon"]) | null;
            coarse_mm: number | null;
            heard: components["schemas"]["LastHeard"] | null;
            valid_until_ms: number | null;
            deviates_ms: number | null;
        };
        /**
         * DetailsKind
         * @description What a thing is about when it is about those to be protected.
         * @enum {unknown}
         */
        DetailsKind: "crossing" | "gathering" | "movement" | "site";
        /**
         * LastHeard
         * @description Where a movement was last heard of: at a check-in of its version in force.
         */
        LastHeard: {
            place: string;
            at: components["schemas"]["Position"] | null;
            at_ms: number;
        };
        /**
         * MapConflict
         * @description A conflict and where its gravest two volumes overlap.
         *
         *         `overlap` is drawn for the eye: flat polygons of at most 64 corners a ring, inside which nothing
         *         is judged. Null where the two do not overlap, where either was not drawn, and where a shape is
         *         not well-formed.
         */
        MapConflict: {
            conflict: components["schemas"]["Conflict"];
            overlap: components["schemas"]["Polygon"][] | null;
        };
        /**
         * PlaceRow
         * @description An inhabited place: its name as GeoNames spells it, where it is, how many live there.
         *
         *         The number is 0 where it is not known.
         */
        PlaceRow: {
            name: string;
            at: components["schemas"]["Position"];
            people: number;
        };
        /**
         * Imported
         * @description What a courier file brought.
         */
        Imported: {
            packets: number;
            entries: number;
            complaints: string[];
        };
        /**
         * Exercise
         * @description The clock of an exercise, and whether everything set off by it has come to rest.
         */
        Exercise: {
            now_ms: number;
            exercise_clock: boolean;
            idle: boolean;
            next_deadline_ms: number | null;
        };
        /**
         * Story
         * @description A whole story in one language.
         *
         *         Attributes:
         *             exercise: The standing line: that this is an exercise, and who takes no part.
         *             counterfactual: Whether it tells of another procedure, which nobody followed that evening.
         *             beside: The other run's findings; null where no other was played before.
         */
        Story: {
            run: string;
            language: string;
            title: string;
            exercise: string;
            lead: string;
            counterfactual: boolean;
            starts_ms: number;
            ends_ms: number;
            notice: components["schemas"]["Ref"];
            flight: components["schemas"]["Ref"];
            chapters: components["schemas"]["Chapter"][];
            moments: components["schemas"]["Moment"][];
            places: components["schemas"]["StoryPlace"][];
            sources: components["schemas"]["parley.api.story.Source"][];
            ways: components["schemas"]["parley.api.story.Way"][];
            beside: components["schemas"]["Beside"] | null;
        };
        /**
         * Chapter
         * @description One stretch of the story, told as of a moment.
         *
         *         Attributes:
         *             happens: What happens, in plain words.
         *             matters: Why it matters.
         *             shows: What Parley shows here.
         *             unknown: What is not known; empty where nothing needs saying.
         */
        Chapter: {
            key: string;
            at_ms: number;
            headline: string;
            happens: string;
            matters: string;
            shows: string;
            unknown: string;
            accounts: components["schemas"]["Account"][];
            look: components["schemas"]["Look"];
        };
        /**
         * Account
         * @description What one speaker says of a chapter; `speaker` is the same through the story.
         */
        Account: {
            speaker: string;
            name: string;
            words: string;
            tag: components["schemas"]["Tag"];
            source: string;
        };
        /**
         * Tag
         * @description How well what is told is known.
         * @enum {unknown}
         */
        Tag: "approximated" | "contested" | "sourced";
        /**
         * Look
         * @description Where to look on the map: its bounds in degrees, what is on record there, and points.
         */
        Look: {
            south: number;
            west: number;
            north: number;
            east: number;
            refs: components["schemas"]["Ref"][];
            places: string[];
        };
        /**
         * Moment
         * @description A step of the exercise: a statement of a party, or what the public record tells.
         *
         *         `party` is null for the public record, which enters no log. `kind` names the statement, as the
         *         record spells it without its version; `of` is what it is about. `other` is the other account of
         *         something contested.
         */
        Moment: {
            at_ms: number;
            party: string | null;
            kind: string;
            of: components["schemas"]["Ref"] | null;
            text: string;
            other: string;
            tag: components["schemas"]["Tag"];
            source: string;
        };
        /**
         * StoryPlace
         * @description A point to look at, in degrees, WGS84.
         */
        StoryPlace: {
            key: string;
            name: string;
            lat: number;
            lon: number;
            tag: components["schemas"]["Tag"];
            source: string;
        };
        /**
         * Source
         * @description A key that sources are named by, and what it stands for.
         */
        "parley.api.story.Source": {
            key: string;
            published: string;
        };
        /**
         * Way
         * @description Where a party's console of this exercise, or of its counterpart, is opened, signed in.
         */
        "parley.api.story.Way": {
            run: string;
            party: string;
            name: string;
            address: string;
        };
        /**
         * Beside
         * @description What the record of another run showed in the end, to be held beside this one's.
         */
        Beside: {
            run: string;
            title: string;
            notice: components["schemas"]["Findings"];
            flight: components["schemas"]["Findings"];
        };
        /**
         * ClockBody
         * @description Where to set the clock of an exercise; only forward.
         */
        ClockBody: {
            now_ms: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "node.health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the node answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    "node.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This node, its parties and its peers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeView"];
                };
            };
        };
    };
    "node.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who this token speaks for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    "agreement.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agreements your party is in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"][];
                };
            };
        };
    };
    "agreement.found": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FoundAgreement"];
            };
        };
        responses: {
            /** @description Put the terms of an agreement on record as your party's entry 0 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "agreement.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An agreement, its terms and its logs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgreementView"];
                };
            };
        };
    };
    "agreement.bundle": {
        parameters: {
            query?: {
                /** @description only this thread, such as notice/israel/N1 */
                thread?: string;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything held of an agreement, with its proofs, for `parley verify` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    "notice.list": {
        parameters: {
            query?: {
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notices, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeRow"][];
                };
            };
        };
    };
    "notice.file": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileNotice"];
            };
        };
        responses: {
            /** @description File a notice; it goes out at once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "notice.show": {
        parameters: {
            query?: {
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
            };
            header?: never;
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A notice, its ladder, conflicts and proofs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
        };
    };
    "notice.findings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the record shows of a notice */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Findings"];
                };
            };
        };
    };
    "notice.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeBody"];
            };
        };
        responses: {
            /** @description What would be said of a notice if it were filed now; records nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
        };
    };
    "notice.amend": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeBody"];
            };
        };
        responses: {
            /** @description Put a new version in its place */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "notice.begin": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsBody"];
            };
        };
        responses: {
            /** @description State that it has begun */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "notice.end": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsBody"];
            };
        };
        responses: {
            /** @description State that it is over */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "notice.cancel": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsBody"];
            };
        };
        responses: {
            /** @description State that it will not be */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "notice.read-back": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadBackBody"];
            };
        };
        responses: {
            /** @description Repeat what you understood */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "notice.enter": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionBody"];
            };
        };
        responses: {
            /** @description State that it is entered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "notice.pass": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitsBody"];
            };
        };
        responses: {
            /** @description State that units were given it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "notice.acknowledge": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitBody"];
            };
        };
        responses: {
            /** @description State that the unit acknowledged it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "notice.relay": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RelayBody"];
            };
        };
        responses: {
            /** @description State what was passed on off the line */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "notice.disclose": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscloseBody"];
            };
        };
        responses: {
            /** @description State that somebody was told by other means */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "notice.disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who was told of a notice, how and when */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disclosure"][];
                };
            };
        };
    };
    "notice.nearest": {
        parameters: {
            query?: {
                /** @description at most so many (1 to 1000; 100 if not given) */
                limit?: number;
            };
            header?: never;
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What others announced nearest to it, whether or not it collides */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nearest"][];
                };
            };
        };
    };
    "notice.codes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeBody"];
            };
        };
        responses: {
            /** @description Make single-use codes by which units acknowledge without an account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitCode"][];
                };
            };
        };
    };
    "unit.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notice behind a unit's code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitPage"];
                };
            };
        };
    };
    "unit.acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitWordsBody"];
            };
        };
        responses: {
            /** @description Acknowledge a notice by a unit's single-use code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitPage"];
                };
            };
        };
    };
    "site.reconfirm": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReconfirmBody"];
            };
        };
        responses: {
            /** @description State that a site still is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "site.change": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteChangeBody"];
            };
        };
        responses: {
            /** @description State how a service stands */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "movement.report": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MovementBody"];
            };
        };
        responses: {
            /** @description Report a movement under way */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "crossing.change": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CrossingBody"];
            };
        };
        responses: {
            /** @description State how a crossing stands */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "call.list": {
        parameters: {
            query?: {
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
                /** @description begin after so many calls */
                after?: number;
                /** @description at most so many (1 to 1000; all if not given) */
                limit?: number;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calls, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"][];
                };
            };
        };
    };
    "call.open": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenCall"];
            };
        };
        responses: {
            /** @description Open a call with its first message */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "call.show": {
        parameters: {
            query?: {
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
                /** @description begin after so many messages */
                after?: number;
                /** @description at most so many (1 to 1000; 100 if not given) */
                limit?: number;
            };
            header?: never;
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A call and its messages, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallPage"];
                };
            };
        };
    };
    "call.say": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SayBody"];
            };
        };
        responses: {
            /** @description Say something in a call */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "call.see": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenBody"];
            };
        };
        responses: {
            /** @description State that a person has seen messages */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "call.acknowledge": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgeBody"];
            };
        };
        responses: {
            /** @description Acknowledge a message, or stand by */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "call.close": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsBody"];
            };
        };
        responses: {
            /** @description Consider a call over */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "phrase.list": {
        parameters: {
            query?: {
                /** @description a tag such as en, ru, he, ar, fr; en if not given */
                language?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The catalogue of phrases in a language */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhraseRow"][];
                };
            };
        };
    };
    "line.state": {
        parameters: {
            query?: {
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each lane as declared, and as it works */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LaneState"][];
                };
            };
        };
    };
    "line.weeks": {
        parameters: {
            query?: {
                /** @description how many weeks (1 to 104; 12 if not given) */
                count?: number;
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The line week by week: lead times, answer times, unanswered tests */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Week"][];
                };
            };
        };
    };
    "line.declare": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Declare"];
            };
        };
        responses: {
            /** @description Declare a lane open, suspended or closed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "line.tests": {
        parameters: {
            query?: {
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The line tests, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineTest"][];
                };
            };
        };
    };
    "line.test": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestLine"];
            };
        };
        responses: {
            /** @description Test a lane */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "line.answer": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestAnswerBody"];
            };
        };
        responses: {
            /** @description Answer a line test */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "line.rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RehearsalBody"];
            };
        };
        responses: {
            /** @description Try the timers: what would ring when; nothing rings and nothing is recorded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RehearsedRing"][];
                };
            };
        };
    };
    "duty.show": {
        parameters: {
            query?: {
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who has the watch, or had it at a moment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duty"][];
                };
            };
        };
    };
    "duty.change": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeDuty"];
            };
        };
        responses: {
            /** @description Take, hand over or leave the watch */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "duty.watches": {
        parameters: {
            query?: {
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every watch on record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watch"][];
                };
            };
        };
    };
    "duty.open": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is open for your party now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matters"];
                };
            };
        };
    };
    "duty.roster": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetRoster"];
            };
        };
        responses: {
            /** @description Put a roster in place */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "query.list": {
        parameters: {
            query?: {
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queries, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Query"][];
                };
            };
        };
    };
    "query.ask": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskQuery"];
            };
        };
        responses: {
            /** @description Ask a party to explain an activity */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "query.show": {
        parameters: {
            query?: {
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
            };
            header?: never;
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A query and its answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Query"];
                };
            };
        };
    };
    "query.answer": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueryAnswerBody"];
            };
        };
        responses: {
            /** @description Answer a query */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "reach.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Attempts to reach people */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReachView"][];
                };
            };
        };
    };
    "concern.list": {
        parameters: {
            query?: {
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The concerns */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConcernView"][];
                };
            };
        };
    };
    "concern.raise": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RaiseConcern"];
            };
        };
        responses: {
            /** @description Raise a concern at once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "concern.show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A concern */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConcernView"];
                };
            };
        };
    };
    "concern.answer": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
                party: string;
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsBody"];
            };
        };
        responses: {
            /** @description Answer it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "report.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cited reports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportView"][];
                };
            };
        };
    };
    "report.cite": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CiteReport"];
            };
        };
        responses: {
            /** @description Cite what others published */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"];
                };
            };
        };
    };
    "conflict.list": {
        parameters: {
            query?: {
                /** @description leave out conflicts that are over by then */
                open_at?: string;
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is not surely apart; none found never means none there is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conflict"][];
                };
            };
        };
    };
    "alert.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Alarms that nodes raised */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertView"][];
                };
            };
        };
    };
    "entry.list": {
        parameters: {
            query?: {
                /** @description begin after this position of the record */
                after?: number;
                /** @description at most so many (1 to 1000; 100 if not given) */
                limit?: number;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record, entry by entry, in the order it came to this node */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryView"][];
                };
            };
        };
    };
    "event.stream": {
        parameters: {
            query?: {
                /** @description begin after this position of the record */
                after?: number;
            };
            header?: {
                /** @description The id of the last event seen; counts before `after` */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries and alarms as they come (SSE) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    "annex.put": {
        parameters: {
            query?: {
                /** @description what it is */
                title?: string;
                /** @description its media type */
                media_type?: string;
                /** @description the only ones to be given it; all if not given */
                recipients?: string;
            };
            header?: {
                /** @description Made by the client: a wish repeated with its key is the same wish */
                "Idempotency-Key"?: string;
            };
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Keep bytes beside the record; the answer goes into a notice */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnexRef"];
                };
            };
        };
    };
    "annex.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
                commitment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes of an annex, fetched from its author's node if they are not here */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
        };
    };
    "annex.erase": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
                commitment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Erase an annex here; the record still shows that there was one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    "peer.set": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeerBody"];
            };
        };
        responses: {
            /** @description Where another node answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    "peer.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forget where it answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    "token.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenView"][];
                };
            };
        };
    };
    "token.make": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenBody"];
            };
        };
        responses: {
            /** @description Make a token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenMade"];
                };
            };
        };
    };
    "token.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke a token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    "session.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in in this browser, until when, and whether passkeys can be used here */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionHere"];
                };
            };
        };
    };
    "session.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenSession"];
            };
        };
        responses: {
            /** @description Sign in by a token, a one-time link or a passkey; sets a cookie */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
        };
    };
    "session.end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    "session.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions of one's token; for a keeper, of the party */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"][];
                };
            };
        };
    };
    "session.close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End a session elsewhere */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    "session.link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkBody"];
            };
        };
        responses: {
            /** @description Make a one-time link that signs in in the name of a token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkMade"];
                };
            };
        };
    };
    "passkey.challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a passkey signs to sign in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyChallenge"];
                };
            };
        };
    };
    "passkey.options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a browser makes a passkey with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
        };
    };
    "passkey.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passkeys of one's token; for a keeper, of the party */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyView"][];
                };
            };
        };
    };
    "passkey.add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description Keep a passkey that a browser made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyView"];
                };
            };
        };
    };
    "passkey.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a passkey */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    "duty.needs": {
        parameters: {
            query?: {
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What needs a person of your party now, by time to go */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Need"][];
                };
            };
        };
    };
    "map.show": {
        parameters: {
            query?: {
                /** @description leave out what was stated later, by its author's claim */
                as_of?: string;
                /** @description leave out what is over by then */
                since?: string;
            };
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything there is to draw: things, and where they conflict */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapView"];
                };
            };
        };
    };
    "place.list": {
        parameters: {
            query?: {
                /** @description south,west,north,east in degrees: only within it */
                box?: string;
                /** @description only those of which a name begins so, in any script */
                q?: string;
                /** @description at most so many (1 to 1000; 100 if not given) */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Inhabited places in view or of a name, the largest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceRow"][];
                };
            };
        };
    };
    "courier.export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything held of an agreement, for a stick */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": unknown;
                };
            };
        };
    };
    "courier.import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/jsonl": unknown;
            };
        };
        responses: {
            /** @description Take in a courier file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
        };
    };
    "exercise.show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exercise's clock */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exercise"];
                };
            };
        };
    };
    "exercise.story": {
        parameters: {
            query?: {
                /** @description a tag such as en, ru, he, ar, fr; en if not given */
                language?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The story that the exercise tells whoever looks on; null where there is none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Story"] | null;
                };
            };
        };
    };
    "exercise.clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockBody"];
            };
        };
        responses: {
            /** @description Set the clock of an exercise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exercise"];
                };
            };
        };
    };
    "peer.packet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** @description A packet from another node */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
        };
    };
    "peer.annex": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agreement: string;
                commitment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An annex, for another node */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
        };
    };
}
