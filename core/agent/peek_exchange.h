#pragma once

#include <cstdint>
#include <string>

#include "core/agent/facts_interner.h"
#include "core/agent/peek_answer.h"
#include "core/base/bytes.h"
#include "core/base/counters.h"
#include "core/base/expected.h"
#include "core/crypto/sealer.h"
#include "core/link/link_status.h"
#include "core/wire/push_pull.h"
#include "core/wire/stream.h"

namespace grapevine::agent {

inline constexpr std::size_t kPeekEventsMost = 100'000; ///< User events kept of one answer.

struct PeekFailure {
    link::Refusal refusal = link::Refusal::Silent;
    std::string detail; ///< Plain text; empty when the refusal says it all.
};

/// One push/pull that changes nothing over there, from the first byte out to the whole answer.
/// Holds no socket and no clock.
///
/// ```
/// request() -> socket        socket -> handleBytes() .. until Done     or handleClosed()
/// ```
class PeekExchange {
public:
    /// `sealer` and `facts` are borrowed and must outlive the exchange.
    PeekExchange(std::string label, crypto::Sealer& sealer, FactsInterner& facts);

    /// Everything there is to send: label, encryption and all.
    [[nodiscard]] Bytes request() const;

    enum class Progress : std::uint8_t { NeedMore, Done };

    /// The next bytes of the answer. A failure is final.
    [[nodiscard]] Expected<Progress, PeekFailure> handleBytes(ByteView bytes);
    /// The peer closed before the answer was complete.
    [[nodiscard]] PeekFailure handleClosed() const;
    /// Nothing more came in time.
    [[nodiscard]] PeekFailure handleTimeout() const;

    /// Once Done.
    [[nodiscard]] PeekAnswer takeAnswer() { return std::move(m_answer); }
    [[nodiscard]] std::uint64_t bytesReceived() const { return m_received; }
    [[nodiscard]] const Counters& counters() const { return m_counters; }

private:
    [[nodiscard]] Expected<Progress, PeekFailure> readPlain();
    [[nodiscard]] PeekFailure remoteError(ByteView plain) const;
    [[nodiscard]] PeekFailure refusalFor(wire::DecodeError error);
    [[nodiscard]] std::string sizeDetail() const;
    [[nodiscard]] bool opensWithoutLabel() const;
    void readSerfPart(ByteView userState);

    std::string m_label;
    crypto::Sealer& m_sealer;
    FactsInterner& m_facts;
    wire::StreamReader m_stream;
    wire::PushPullReader m_pushPull;
    PeekAnswer m_answer;
    Bytes m_head; ///< The first bytes as they came, to explain a refusal.
    std::uint64_t m_received = 0;
    Counters m_counters;
};

} // namespace grapevine::agent
