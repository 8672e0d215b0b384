#include "core/agent/peek_exchange.h"

#include <algorithm>

#include "core/base/plain_text.h"
#include "core/wire/limits.h"
#include "core/wire/serf_messages.h"

namespace grapevine::agent {

namespace {

constexpr std::size_t kHeadKept = 4096; ///< Enough for any error answer.
constexpr std::size_t kQuoteLongest = 60;

using wire::DecodeError;

std::string quoteFirstLine(ByteView head)
{
    auto text = asText(head);
    text = text.substr(0, text.find_first_of("\r\n"));
    return plainText(text, kQuoteLongest);
}

/// What a foreign answer looks like, in words.
std::string foreignDetail(ByteView head)
{
    const auto text = asText(head);
    if (text.starts_with("HTTP/")) return "it answers like an HTTP server: " + quoteFirstLine(head);
    if (text.starts_with("SSH-")) return "it answers like an SSH server: " + quoteFirstLine(head);
    const bool printable =
        std::all_of(text.begin(), text.begin() + std::min<long>(8, std::ssize(text)),
                    [](char c) { return (c >= ' ' && c < '\x7f') || c == '\r' || c == '\n'; });
    if (printable) return "it answers \"" + quoteFirstLine(head) + "\"";
    return "its first byte is no gossip message";
}

} // namespace

PeekExchange::PeekExchange(std::string label, crypto::Sealer& sealer, FactsInterner& facts)
    : m_label(std::move(label))
    , m_sealer(sealer)
    , m_facts(facts)
    , m_stream(wire::StreamSide::Dialled, m_label, &sealer)
    , m_pushPull([this](const wire::PushNodeState& node) {
        const auto state = node.state >= 0 && node.state <= 3
                               ? static_cast<link::RawState>(node.state)
                               : link::RawState::Unknown;
        if (state == link::RawState::Unknown) {
            m_counters.add("peek.member-state-unknown");
            return;
        }
        m_answer.members.push_back({m_facts.intern(node), state, node.incarnation});
    })
{
}

Bytes PeekExchange::request() const
{
    return wire::wrapStream(wire::encodePeekRequest(), wire::StreamSide::Dialled, m_label,
                            m_sealer.hasKeys() ? &m_sealer : nullptr, false);
}

Expected<PeekExchange::Progress, PeekFailure> PeekExchange::handleBytes(ByteView bytes)
{
    m_received += bytes.size();
    if (m_head.size() < kHeadKept) {
        append(m_head, bytes.first(std::min(bytes.size(), kHeadKept - m_head.size())));
    }
    if (const auto fed = m_stream.feed(bytes); !fed) return failure(refusalFor(fed.error()));
    return readPlain();
}

Expected<PeekExchange::Progress, PeekFailure> PeekExchange::readPlain()
{
    const auto plain = m_stream.plain();
    if (plain.empty()) return Progress::NeedMore;
    if (plain[0] == static_cast<std::byte>(wire::MessageType::Err)) {
        wire::Scratch scratch;
        const auto error = wire::decode<wire::Err>(plain.subspan(1), scratch);
        if (!error && error.error() == DecodeError::Truncated && !m_stream.frameComplete()) {
            return Progress::NeedMore;
        }
        return failure(remoteError(plain));
    }
    const auto progress = m_pushPull.advance(plain);
    if (!progress) return failure(refusalFor(progress.error()));
    if (*progress == wire::PushPullReader::Progress::NeedMore) {
        if (m_stream.frameComplete()) return failure(refusalFor(DecodeError::Truncated));
        return Progress::NeedMore;
    }
    readSerfPart(m_pushPull.userState());
    return Progress::Done;
}

void PeekExchange::readSerfPart(ByteView userState)
{
    if (userState.empty()) return; // Plain memberlist: members only.
    wire::Scratch scratch;
    const auto body = wire::decodeSerf<wire::SerfPushPull>(userState, scratch);
    if (!body) {
        m_answer.serfPartBroken = true;
        m_counters.add("peek.serf-part-broken");
        m_counters.add(wire::counterName(body.error()));
        return;
    }
    m_answer.clocks = {body->time, body->eventTime, body->queryTime};
    for (const auto& [name, time] : body->statusTimes) {
        m_answer.statusTimes.emplace_back(name, time);
    }
    std::sort(m_answer.statusTimes.begin(), m_answer.statusTimes.end());
    m_answer.leftMembers.assign(body->leftMembers.begin(), body->leftMembers.end());
    std::sort(m_answer.leftMembers.begin(), m_answer.leftMembers.end());
    for (const auto& slot : body->events) {
        if (!slot) continue;
        for (const auto& event : slot->events) {
            if (m_answer.events.size() >= kPeekEventsMost) {
                ++m_answer.eventsDropped;
                m_counters.add("peek.events-over-cap");
                continue;
            }
            m_answer.events.push_back({slot->time, std::string{event.name},
                                       Bytes{event.payload.begin(), event.payload.end()}});
        }
    }
    std::stable_sort(m_answer.events.begin(), m_answer.events.end(),
                     [](const auto& a, const auto& b) { return a.time < b.time; });
}

PeekFailure PeekExchange::remoteError(ByteView plain) const
{
    wire::Scratch scratch;
    const auto error = wire::decode<wire::Err>(plain.subspan(1), scratch);
    const std::string text = error ? plainText(error->error, 200) : std::string{};
    const bool plainAnswer =
        m_stream.firstByte() != static_cast<std::uint8_t>(wire::MessageType::Encrypt);
    if (m_sealer.hasKeys() && plainAnswer) return {link::Refusal::KeyNotWanted, text};
    if (!m_sealer.hasKeys() && text.find("encrypt") != std::string::npos) {
        return {link::Refusal::WantsKey, text};
    }
    return {link::Refusal::RemoteError, text};
}

PeekFailure PeekExchange::refusalFor(DecodeError error)
{
    m_counters.add(wire::counterName(error));
    const auto first = m_stream.firstByte();
    switch (error) {
    case DecodeError::KeyNeeded: return {link::Refusal::WantsKey, {}};
    case DecodeError::CannotOpen:
        if (opensWithoutLabel()) return {link::Refusal::LabelRefused, {}};
        return {link::Refusal::KeyRefused, {}};
    case DecodeError::NotEncrypted: {
        const bool gossip = first && wire::isGossipFirstByte(*first);
        if (gossip) return {link::Refusal::KeyNotWanted, {}};
        return {link::Refusal::Foreign, foreignDetail(m_head)};
    }
    case DecodeError::LabelMismatch:
    case DecodeError::BadLabel: return {link::Refusal::LabelRefused, {}};
    case DecodeError::TooLarge: return {link::Refusal::TooLarge, sizeDetail()};
    case DecodeError::UnknownType: return {link::Refusal::Foreign, foreignDetail(m_head)};
    case DecodeError::Truncated:
    case DecodeError::WrongType:
    case DecodeError::OutOfRange:
    case DecodeError::TooDeep:
    case DecodeError::Empty:
    case DecodeError::BadChecksum:
    case DecodeError::UnknownCompression:
    case DecodeError::BadCompression: break;
    }
    return {link::Refusal::Broken, std::string{describe(error)}};
}

std::string PeekExchange::sizeDetail() const
{
    if (m_pushPull.headerKnown()) {
        const auto& header = m_pushPull.header();
        return "it announces " + std::to_string(header.nodes) + " members and " +
               std::to_string(header.userStateLength) + " bytes of user state; the most are " +
               std::to_string(wire::kPushPullNodesMost) + " and " +
               std::to_string(wire::kUserStateLargest);
    }
    return "the most are " + std::to_string(wire::kStreamFrameLargest) + " bytes encrypted and " +
           std::to_string(wire::kStreamPlainLargest) + " decompressed";
}

/// A member that knows no labels answers an encrypted error without the label in its additional
/// bytes: then the key is right and the label is what it refused.
bool PeekExchange::opensWithoutLabel() const
{
    if (m_label.empty()) return false;
    wire::StreamReader unlabelled(wire::StreamSide::Dialled, {}, &m_sealer);
    return unlabelled.feed(m_head).has_value() && !unlabelled.plain().empty();
}

PeekFailure PeekExchange::handleClosed() const
{
    if (m_received > 0) {
        return {link::Refusal::Broken, "it closed the connection in the middle of its answer"};
    }
    if (!m_label.empty()) {
        return {link::Refusal::LabelRefused, "it closed the connection without an answer"};
    }
    return {link::Refusal::Foreign,
            "it closed the connection without an answer; a cluster with a label does that too"};
}

PeekFailure PeekExchange::handleTimeout() const
{
    if (m_received > 0) return {link::Refusal::Silent, "its answer stopped half way"};
    return {link::Refusal::Silent, {}};
}

} // namespace grapevine::agent
