#include "core/agent/stream_desk.h"

#include <algorithm>
#include <utility>

#include "core/base/plain_text.h"
#include "core/wire/decode_error.h"
#include "core/wire/limits.h"
#include "core/wire/messages.h"
#include "core/wire/push_pull.h"

namespace grapevine::agent {

using wire::DecodeError;
using wire::MessageType;
using wire::StreamSide;

struct StreamDesk::Exchange {
    Exchange(Kind what, StreamSide side, const std::string& label, crypto::Sealer* sealer)
        : kind(what)
        , reader(side, label, sealer)
    {
    }

    Kind kind;
    StreamId id;
    Endpoint peer;
    wire::StreamReader reader;
    std::unique_ptr<wire::PushPullReader> pushPull;
    RemoteState remote;
    TimePoint startedAt{};
    TimePoint heardAt{};
    TimePoint until{};
    SequenceNumber sequence; ///< Ping.
    Bytes message;           ///< Ping: what to write once connected.
    bool join = false;
    bool connected = false;
    bool over = false;
};

StreamDesk::StreamDesk(Limits limits, std::string label, crypto::Sealer* sealer, bool compress,
                       Host host, swim::RecordPool& records, Counters& counters)
    : m_limits(limits)
    , m_label(std::move(label))
    , m_sealer(sealer)
    , m_compress(compress)
    , m_host(std::move(host))
    , m_records(records)
    , m_counters(counters)
{
}

StreamDesk::~StreamDesk() = default;

namespace {

constexpr std::size_t kSmallMessageLargest = 4096; ///< Ping, ack, error, header of a user message.

bool isLoopback(const IpAddress& address)
{
    const auto bytes = address.bytes();
    if (address.isV4()) return bytes[0] == std::byte{127};
    return address.text() == "::1";
}

} // namespace

std::optional<StreamId> StreamDesk::accept(TimePoint now, const Endpoint& from)
{
    std::size_t accepted = 0;
    std::size_t ofPeer = 0;
    for (const auto& [id, exchange] : m_exchanges) {
        if (exchange->kind != Kind::Accepted || exchange->over) continue;
        ++accepted;
        if (exchange->peer.address == from.address) ++ofPeer;
    }
    // Everybody on this machine dials from the same loopback address.
    const bool crowded = ofPeer >= m_limits.acceptedPerPeer && !isLoopback(from.address);
    if (accepted >= m_limits.accepted || crowded) {
        m_counters.add("agent.streams-over-cap");
        return std::nullopt;
    }
    auto exchange =
        std::make_unique<Exchange>(Kind::Accepted, StreamSide::Accepted, m_label, m_sealer);
    exchange->id = StreamId{++m_nextStream};
    exchange->peer = from;
    exchange->startedAt = exchange->heardAt = now;
    exchange->until = now + m_limits.whole;
    exchange->connected = true;
    const auto id = exchange->id;
    m_exchanges.emplace(id, std::move(exchange));
    return id;
}

StreamDesk::Exchange& StreamDesk::open(TimePoint now, Kind kind, const Endpoint& to)
{
    auto exchange = std::make_unique<Exchange>(kind, StreamSide::Dialled, m_label, m_sealer);
    exchange->id = StreamId{++m_nextStream};
    exchange->peer = to;
    exchange->startedAt = exchange->heardAt = now;
    exchange->until = now + m_limits.whole;
    auto& kept = *exchange;
    m_exchanges.emplace(exchange->id, std::move(exchange));
    return kept;
}

void StreamDesk::startPushPull(TimePoint now, const Endpoint& to, bool join)
{
    if (m_exchanges.size() >= m_limits.accepted + m_limits.dialled) {
        m_counters.add("agent.dials-over-cap");
        m_host.handleOutcome(
            now, {to, false, link::Refusal::Silent, "too many exchanges are under way"}, join);
        return;
    }
    auto& exchange = open(now, Kind::PushPull, to);
    exchange.join = join;
    m_outputs.emplace_back(OpenStream{exchange.id, to, exchange.until});
}

void StreamDesk::startPing(TimePoint now, const swim::StartStreamPing& ping, Bytes message)
{
    if (m_exchanges.size() >= m_limits.accepted + m_limits.dialled) {
        m_counters.add("agent.dials-over-cap");
        return;
    }
    auto& exchange = open(now, Kind::Ping, ping.to);
    exchange.sequence = ping.sequence;
    exchange.until = ping.until;
    exchange.message = std::move(message);
    m_outputs.emplace_back(OpenStream{exchange.id, ping.to, exchange.until});
}

void StreamDesk::write(Exchange& exchange, ByteView content, StreamSide side)
{
    auto bytes = wire::wrapStream(content, side, m_label, m_sealer, m_compress);
    if (bytes.empty()) {
        m_counters.add("agent.seal-failed");
        return;
    }
    m_outputs.emplace_back(WriteStream{exchange.id, std::move(bytes)});
}

void StreamDesk::finish(Exchange& exchange)
{
    if (exchange.over) return;
    exchange.over = true;
    m_outputs.emplace_back(CloseStream{exchange.id});
}

void StreamDesk::fail(TimePoint now, Exchange& exchange, link::Refusal refusal, std::string detail)
{
    if (exchange.over) return;
    finish(exchange);
    m_counters.add("agent.stream-failed");
    if (exchange.kind != Kind::PushPull) return;
    m_host.handleOutcome(now, {exchange.peer, false, refusal, std::move(detail)}, exchange.join);
}

/// As Go does: whoever dialled is told why, in words.
void StreamDesk::refuse(Exchange& exchange, std::string_view why)
{
    Bytes content;
    wire::encode(content, wire::Err{why});
    write(exchange, content, StreamSide::Accepted);
    finish(exchange);
}

void StreamDesk::handleConnected(TimePoint now, StreamId stream)
{
    const auto at = m_exchanges.find(stream);
    if (at == m_exchanges.end() || at->second->over || at->second->connected) return;
    auto& exchange = *at->second;
    exchange.connected = true;
    exchange.heardAt = now;
    if (exchange.kind == Kind::Ping) {
        write(exchange, exchange.message, StreamSide::Dialled);
    } else {
        write(exchange, m_host.localState(now, exchange.join, false), StreamSide::Dialled);
    }
}

void StreamDesk::handleBytes(TimePoint now, StreamId stream, ByteView bytes)
{
    const auto at = m_exchanges.find(stream);
    if (at == m_exchanges.end() || at->second->over) return;
    auto& exchange = *at->second;
    exchange.heardAt = now;
    if (const auto fed = exchange.reader.feed(bytes); !fed) {
        m_counters.add("wire." + std::string{wire::counterName(fed.error())});
        if (exchange.kind == Kind::Accepted) {
            refuse(exchange, wire::describe(fed.error()));
        } else {
            const auto refusal = fed.error() == DecodeError::LabelMismatch
                                     ? link::Refusal::LabelRefused
                                 : fed.error() == DecodeError::CannotOpen ||
                                         fed.error() == DecodeError::NotEncrypted ||
                                         fed.error() == DecodeError::KeyNeeded
                                     ? link::Refusal::KeyRefused
                                     : link::Refusal::Broken;
            fail(now, exchange, refusal, std::string{wire::describe(fed.error())});
        }
    } else if (!exchange.reader.plain().empty()) {
        switch (exchange.kind) {
        case Kind::Accepted: readAccepted(now, exchange); break;
        case Kind::PushPull: readAnswer(now, exchange); break;
        case Kind::Ping: readPingAck(now, exchange); break;
        }
    }
    sweep();
}

namespace {

swim::RemoteNode remoteNode(const wire::PushNodeState& node, const StreamDesk::Host& host,
                            swim::RecordPool& records)
{
    swim::RemoteNode out;
    if (const auto* known = host.find(node.name)) {
        out.record = records.intern(node, known->record);
        out.member = known->member;
    } else {
        out.record = records.intern(node);
    }
    out.incarnation = node.incarnation;
    out.stateKnown = node.state >= 0 && node.state <= 3;
    if (out.stateKnown) out.state = static_cast<swim::State>(node.state);
    return out;
}

/// True when all of it is there.
Expected<bool, DecodeError> readPushPull(std::unique_ptr<wire::PushPullReader>& reader,
                                         ByteView plain, RemoteState& into,
                                         const StreamDesk::Host& host, swim::RecordPool& records)
{
    if (!reader) {
        reader = std::make_unique<wire::PushPullReader>(
            [&into, &host, &records](const wire::PushNodeState& node) {
                into.nodes.push_back(remoteNode(node, host, records));
            });
    }
    const auto progress = reader->advance(plain);
    if (!progress) return failure(progress.error());
    if (*progress == wire::PushPullReader::Progress::NeedMore) return false;
    into.userState.assign(reader->userState().begin(), reader->userState().end());
    into.join = reader->header().join;
    return true;
}

} // namespace

/// Small messages are decoded from their beginning whenever bytes arrive, so a sender of single
/// bytes must not make them large. True when no more bytes will help.
bool StreamDesk::tooLongFor(ByteView body, DecodeError error)
{
    if (error != DecodeError::Truncated) return true;
    if (body.size() <= kSmallMessageLargest) return false;
    m_counters.add("wire.too-large");
    return true;
}

void StreamDesk::readAccepted(TimePoint now, Exchange& exchange)
{
    const auto plain = exchange.reader.plain();
    const auto body = plain.subspan(1);
    switch (static_cast<MessageType>(std::to_integer<std::uint8_t>(plain[0]))) {
    case MessageType::Ping: {
        wire::Scratch scratch;
        const auto ping = wire::decode<wire::Ping>(body, scratch);
        if (!ping) {
            if (tooLongFor(body, ping.error())) finish(exchange);
            return;
        }
        m_host.handleInbound(now);
        if (ping->node.empty() || m_host.isSelf(ping->node)) {
            Bytes content;
            wire::encode(content, wire::Ack{ping->sequence, {}});
            write(exchange, content, StreamSide::Accepted);
        } else {
            m_counters.add("agent.ping-for-another-name");
        }
        finish(exchange);
        return;
    }
    case MessageType::PushPull: {
        const auto whole =
            readPushPull(exchange.pushPull, plain, exchange.remote, m_host, m_records);
        if (!whole) {
            m_counters.add("wire." + std::string{wire::counterName(whole.error())});
            return refuse(exchange, wire::describe(whole.error()));
        }
        if (!*whole) return;
        m_host.handleInbound(now);
        // Answered first, merged then, as Go does: the asker gets our state as it was.
        write(exchange, m_host.localState(now, exchange.remote.join, exchange.remote.join),
              StreamSide::Accepted);
        finish(exchange);
        m_host.handleRequest(now, exchange.peer, std::move(exchange.remote));
        return;
    }
    case MessageType::User: return readUser(now, exchange, body);
    case MessageType::IndirectPing:
    case MessageType::Ack:
    case MessageType::Suspect:
    case MessageType::Alive:
    case MessageType::Dead:
    case MessageType::Compound:
    case MessageType::Compress:
    case MessageType::Encrypt:
    case MessageType::Nack:
    case MessageType::HasCrc:
    case MessageType::Err:
    case MessageType::Label: break;
    }
    m_counters.add("wire.unknown-type");
    finish(exchange);
}

void StreamDesk::readUser(TimePoint now, Exchange& exchange, ByteView body)
{
    wire::Scratch scratch;
    std::size_t consumed = 0;
    const auto header = wire::decode<wire::UserStreamHeader>(body, scratch, &consumed);
    if (!header) {
        if (tooLongFor(body, header.error())) finish(exchange);
        return;
    }
    if (header->length < 0 ||
        header->length > static_cast<std::int64_t>(wire::kUserMessageLargest)) {
        m_counters.add("wire.too-large");
        return finish(exchange);
    }
    const auto length = static_cast<std::size_t>(header->length);
    if (body.size() - consumed < length) return;
    finish(exchange);
    m_host.handleInbound(now);
    m_host.handleUser(now, body.subspan(consumed, length));
}

void StreamDesk::readAnswer(TimePoint now, Exchange& exchange)
{
    const auto plain = exchange.reader.plain();
    const auto type = static_cast<MessageType>(std::to_integer<std::uint8_t>(plain[0]));
    if (type == MessageType::Err) {
        wire::Scratch scratch;
        const auto err = wire::decode<wire::Err>(plain.subspan(1), scratch);
        if (err) {
            fail(now, exchange, link::Refusal::RemoteError, plainText(err->error, 200));
        } else if (tooLongFor(plain, err.error())) {
            fail(now, exchange, link::Refusal::Broken, std::string{wire::describe(err.error())});
        }
        return;
    }
    const auto whole = readPushPull(exchange.pushPull, plain, exchange.remote, m_host, m_records);
    if (!whole) {
        const bool foreign = whole.error() == DecodeError::UnknownType;
        return fail(now, exchange, foreign ? link::Refusal::Foreign : link::Refusal::Broken,
                    std::string{wire::describe(whole.error())});
    }
    if (!*whole) return;
    finish(exchange);
    auto problem =
        m_host.handleAnswer(now, exchange.peer, exchange.join, std::move(exchange.remote));
    JoinOutcome outcome{exchange.peer, !problem, link::Refusal::Broken, problem.value_or("")};
    m_host.handleOutcome(now, std::move(outcome), exchange.join);
}

void StreamDesk::readPingAck(TimePoint now, Exchange& exchange)
{
    const auto plain = exchange.reader.plain();
    wire::Scratch scratch;
    if (static_cast<MessageType>(std::to_integer<std::uint8_t>(plain[0])) == MessageType::Ack) {
        const auto ack = wire::decode<wire::Ack>(plain.subspan(1), scratch);
        if (!ack && !tooLongFor(plain, ack.error())) return;
        if (ack && ack->sequence == exchange.sequence) {
            finish(exchange);
            m_host.handleAck(now, exchange.sequence);
            return;
        }
    }
    m_counters.add("agent.stream-ping-odd-answer");
    finish(exchange);
}

void StreamDesk::handleClosed(TimePoint now, StreamId stream, StreamEnd end)
{
    const auto at = m_exchanges.find(stream);
    if (at == m_exchanges.end()) return;
    const auto exchange = std::move(at->second);
    m_exchanges.erase(at);
    if (exchange->over) return;
    m_counters.add("agent.stream-failed");
    if (exchange->kind != Kind::PushPull) return;
    JoinOutcome outcome{exchange->peer, false, link::Refusal::Silent, {}};
    switch (end) {
    case StreamEnd::Refused: outcome.refusal = link::Refusal::NobodyListens; break;
    case StreamEnd::TimedOut: break;
    case StreamEnd::Finished:
    case StreamEnd::Broken:
        outcome.refusal = link::Refusal::Foreign;
        outcome.detail = "the connection ended before the answer was complete";
        break;
    }
    m_host.handleOutcome(now, std::move(outcome), exchange->join);
}

void StreamDesk::closeAll(TimePoint now)
{
    for (auto& [id, exchange] : m_exchanges)
        fail(now, *exchange, link::Refusal::Silent, "we stood still meanwhile");
    sweep();
}

void StreamDesk::sweep()
{
    std::erase_if(m_exchanges, [](const auto& item) { return item.second->over; });
}

std::optional<TimePoint> StreamDesk::nextTimeout() const
{
    std::optional<TimePoint> next;
    for (const auto& [id, exchange] : m_exchanges) {
        auto due = exchange->until;
        if (exchange->kind == Kind::Accepted)
            due = std::min(due, exchange->heardAt + m_limits.idle);
        if (!next || due < *next) next = due;
    }
    return next;
}

void StreamDesk::handleTimeout(TimePoint now)
{
    for (auto& [id, exchange] : m_exchanges) {
        const bool idle =
            exchange->kind == Kind::Accepted && now >= exchange->heardAt + m_limits.idle;
        if (!exchange->over && (idle || now >= exchange->until)) {
            m_counters.add("agent.stream-timeouts");
            fail(now, *exchange, link::Refusal::Silent, {});
        }
    }
    sweep();
}

void StreamDesk::takeOutputs(std::vector<AgentOutput>& out)
{
    std::move(m_outputs.begin(), m_outputs.end(), std::back_inserter(out));
    m_outputs.clear();
}

} // namespace grapevine::agent
