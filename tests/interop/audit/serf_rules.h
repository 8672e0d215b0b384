#pragma once

#include <set>
#include <string>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "tests/interop/audit/findings.h"
#include "tests/interop/audit/flight.h"
#include "tests/interop/audit/ledger.h"

namespace grapevine::audit {

/// What a person asked it to say, by name: the test knows.
struct Permits {
    using Names = std::set<std::string, std::less<>>;

    Names events;
    Names queries; ///< Internal ones, too.
    Names answers; ///< Queries that it may answer.
};

/// What an observer may say in Serf's messages: its own intents, acks and answers to internal
/// queries, and what it was asked to; everything else only as it heard it, byte for byte.
class SerfRules {
public:
    SerfRules(const Permits& permits, const Ledger& ledger, Findings& findings)
        : m_permits(permits)
        , m_ledger(ledger)
        , m_findings(findings)
    {
    }

    /// `message` is what follows the type byte of a memberlist user message.
    void judge(const Flight& flight, ByteView message);
    /// A clock value that the observer puts on the wire.
    void judgeClock(const Flight& flight, LamportTime time);

private:
    void judgeIntent(const Flight& flight, ByteView message, bool leaving);
    void judgeEvent(const Flight& flight, ByteView message);
    void judgeQuery(const Flight& flight, ByteView message);
    void judgeResponse(const Flight& flight, ByteView message, bool insideRelay);
    void judgeRelay(const Flight& flight, ByteView message);
    void undecodable(const Flight& flight, const char* what);

    const Permits& m_permits;
    const Ledger& m_ledger;
    Findings& m_findings;
};

} // namespace grapevine::audit
