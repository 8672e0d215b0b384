#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/crypto/sealer.h"
#include "core/wire/messages.h"
#include "core/wire/packet.h"
#include "core/wire/push_pull.h"
#include "core/wire/stream.h"
#include "tests/interop/audit/findings.h"
#include "tests/interop/audit/flight.h"
#include "tests/interop/audit/ledger.h"
#include "tests/interop/audit/serf_rules.h"

namespace grapevine::audit {

/// Holds everything that an observer sent against what it may say (observer.md, section 2).
///
/// Flights are handed in by time: what it heard (at its last byte) and what it said (at its
/// first), so that whatever it repeats or answers has been heard by then.
class Auditor {
public:
    struct Options {
        std::set<std::string, std::less<>> names; ///< That the observer went by.
        std::set<IpAddress> addresses;            ///< Everything from there is the observer's word.
        std::string label;
        crypto::Keyring keys; ///< Every key that was ever in use.
        Permits permits;
    };

    explicit Auditor(Options options);

    void take(const Flight& flight);
    [[nodiscard]] const Findings& findings() const { return m_findings; }
    [[nodiscard]] bool isSent(const Flight& flight) const;

private:
    void takeDatagram(const Flight& flight, bool sent);
    void takeStream(const Flight& flight, bool sent);
    void readPlainly(const Flight& flight, wire::DecodeError error);

    void judgePart(const Flight& flight, const wire::PacketPart& part);
    void judgeAckPayload(const Flight& flight, ByteView payload);
    void judgeAlive(const Flight& flight, const wire::PacketPart& part);
    void judgeAccusation(const Flight& flight, const wire::PacketPart& part, std::string_view node,
                         std::string_view from);
    void judgeSelf(const Flight& flight, const std::string& name, const Described& self);

    void takePushPull(const Flight& flight, ByteView plain, bool sent);
    void judgeRow(const Flight& flight, const wire::PushNodeState& row, bool others);
    void judgeListing(const Flight& flight, const wire::PushPullHeader& header);
    void judgeSerfState(const Flight& flight, ByteView state,
                        const std::map<std::string, bool>& listed);

    template<class M>
    std::optional<M> decoded(const Flight& flight, const wire::PacketPart& part,
                             wire::Scratch& scratch);

    Options m_options;
    crypto::Sealer m_sealer;
    wire::PacketReader m_reader;
    Findings m_findings;
    Ledger m_ledger;
    SerfRules m_serf;
    /// The highest incarnation that it has announced of itself, by name.
    std::map<std::string, Incarnation> m_own;
    std::map<std::int64_t, bool> m_asked; ///< Connection to the Join flag it was asked with.
};

} // namespace grapevine::audit
