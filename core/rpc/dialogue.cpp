#include "core/rpc/dialogue.h"

#include <algorithm>
#include <utility>

#include "core/rpc/answers.h"
#include "core/rpc/requests.h"

namespace grapevine::rpc {

namespace {

constexpr std::int64_t kVersion = 1;
/// An answer that keeps coming may take this many times as long.
constexpr int kSlownessMost = 6;

/// Of a request around the key.
constexpr std::size_t kAuthRoom = 64;

constexpr std::string_view kWantsKey = "Authentication required";
constexpr std::string_view kWantsHandshake = "Handshake required";
constexpr std::string_view kWrongVersion = "Unsupported IPC version";

} // namespace

Dialogue::Dialogue(TimePoint now, std::string_view authKey, Rules rules)
    : m_authKey(authKey)
    , m_rules(rules)
{
    write(now, Kind::Handshake,
          [](Bytes& to, std::uint64_t seq) { writeHandshake(to, seq, kVersion); });
}

template<class Write> RequestId Dialogue::write(TimePoint now, Kind kind, Write writeIt)
{
    const RequestId id{++m_lastSeq};
    writeIt(m_output, id.value());
    m_open[id].kind = kind;
    if (m_waiting.empty()) m_waitingSince = now;
    m_waiting.push_back(id);
    m_counters.add("rpc.requests");
    return id;
}

template<class Write>
std::optional<RequestId> Dialogue::request(TimePoint now, Kind kind, Write writeIt)
{
    if (m_stage != Stage::Ready) return std::nullopt;
    if (m_open.size() >= kRequestsMost) {
        m_counters.add("rpc.requests-over-cap");
        return std::nullopt;
    }
    return write(now, kind, std::move(writeIt));
}

std::optional<RequestId> Dialogue::askMembers(TimePoint now)
{
    return request(now, Kind::AskMembers, writeMembers);
}

std::optional<RequestId> Dialogue::askStats(TimePoint now)
{
    return request(now, Kind::AskStats, writeStats);
}

std::optional<RequestId> Dialogue::askKeys(TimePoint now)
{
    return request(now, Kind::AskKeys, writeListKeys);
}

std::optional<RequestId> Dialogue::askCoordinate(TimePoint now, std::string_view node)
{
    return request(now, Kind::AskCoordinate,
                   [&](Bytes& to, std::uint64_t seq) { writeCoordinate(to, seq, node); });
}

std::optional<RequestId> Dialogue::openStream(TimePoint now, std::string_view filter)
{
    return request(now, Kind::Stream,
                   [&](Bytes& to, std::uint64_t seq) { writeStream(to, seq, filter); });
}

std::optional<RequestId> Dialogue::openMonitor(TimePoint now, std::string_view level)
{
    return request(now, Kind::Monitor,
                   [&](Bytes& to, std::uint64_t seq) { writeMonitor(to, seq, level); });
}

std::optional<RequestId> Dialogue::stop(TimePoint now, RequestId stream)
{
    const auto at = m_open.find(stream);
    if (at == m_open.end()) return std::nullopt;
    const auto id = request(now, Kind::Other, [&](Bytes& to, std::uint64_t seq) {
        writeStop(to, seq, stream.value());
    });
    if (id) at->second.muted = true; // Records may be on their way, so it is not forgotten.
    return id;
}

std::optional<RequestId> Dialogue::sendEvent(TimePoint now, const link::SendEvent& event)
{
    return request(now, Kind::Other,
                   [&](Bytes& to, std::uint64_t seq) { writeEvent(to, seq, event); });
}

std::optional<RequestId> Dialogue::sendQuery(TimePoint now, const link::SendQuery& query)
{
    const auto id = request(now, Kind::Query,
                            [&](Bytes& to, std::uint64_t seq) { writeQuery(to, seq, query); });
    if (id) {
        const bool told = query.timeout > Duration::zero();
        m_open[*id].endsBy = now + (told ? query.timeout : m_rules.queryLongest) +
                             m_rules.answerWithin + m_rules.queryGrace;
    }
    return id;
}

std::optional<RequestId> Dialogue::respond(TimePoint now, std::uint64_t id, ByteView payload)
{
    return request(now, Kind::Other,
                   [&](Bytes& to, std::uint64_t seq) { writeRespond(to, seq, id, payload); });
}

void Dialogue::forgetQuery(RequestId query)
{
    const auto at = m_open.find(query);
    if (at != m_open.end() && at->second.kind == Kind::Query) at->second.muted = true;
}

bool Dialogue::isRecord(RequestId body) const
{
    const auto at = m_open.find(body);
    if (at == m_open.end()) return false;
    switch (at->second.kind) {
    case Kind::Stream:
    case Kind::Monitor:
    case Kind::Query: return true;
    case Kind::Handshake:
    case Kind::Auth:
    case Kind::AskMembers:
    case Kind::AskStats:
    case Kind::AskKeys:
    case Kind::AskCoordinate:
    case Kind::Other: break;
    }
    return false;
}

std::size_t Dialogue::largest() const
{
    if (!m_body) return kHeaderLargest;
    const auto at = m_open.find(*m_body);
    if (at == m_open.end()) return kRecordLargest;
    switch (at->second.kind) {
    case Kind::AskMembers:
    case Kind::AskKeys:
    case Kind::Stream: return kListLargest;
    case Kind::Handshake:
    case Kind::Auth:
    case Kind::AskStats:
    case Kind::AskCoordinate:
    case Kind::Monitor:
    case Kind::Query:
    case Kind::Other: break;
    }
    return kRecordLargest;
}

void Dialogue::handleBytes(TimePoint now, ByteView bytes)
{
    if (m_stage == Stage::Over) return;
    m_heardAt = now;
    m_stream.feed(bytes);
    while (m_stage != Stage::Over) {
        const auto object = m_stream.next(largest());
        if (!object) return endUnreadable(object.error());
        if (!*object) return;
        m_body ? handleBody(**object) : handleHeader(now, **object);
    }
}

void Dialogue::handleHeader(TimePoint now, ByteView object)
{
    const auto header = decodeHeader(object);
    if (!header) return endUnreadable(header.error());
    const RequestId id{header->seq};
    const auto at = m_open.find(id);
    if (at == m_open.end()) {
        return m_stage == Stage::Greeting
                   ? end(RpcError::Foreign, {})
                   : end(RpcError::Broken, "an answer to a question that nobody asked");
    }
    if (!at->second.answered) return handleAnswer(now, id, header->error);
    m_body = id;
}

void Dialogue::handleAnswer(TimePoint now, RequestId id, const std::string& error)
{
    auto& open = m_open[id];
    open.answered = true;
    std::erase(m_waiting, id);
    m_waitingSince = now;
    const auto kind = open.kind;
    // What the members said of their keys comes with a refusal, too.
    if (kind == Kind::AskKeys && error != kWantsKey && error != kWantsHandshake) {
        m_body = id;
        m_bodyError = error;
        return;
    }
    error.empty() ? handleSuccess(now, id, kind) : handleRefusal(now, id, kind, error);
}

void Dialogue::handleSuccess(TimePoint now, RequestId id, Kind kind)
{
    switch (kind) {
    case Kind::Handshake:
        m_open.erase(id);
        m_stage = m_authKey.empty() ? Stage::Probing : Stage::Authenticating;
        if (m_authKey.empty()) {
            write(now, Kind::AskStats, writeStats);
        } else {
            m_output.reserve(m_output.size() + m_authKey.size() +
                             kAuthRoom); // No copies by growth.
            write(now, Kind::Auth,
                  [&](Bytes& to, std::uint64_t seq) { writeAuth(to, seq, m_authKey); });
        }
        return;
    case Kind::Auth:
        m_open.erase(id);
        m_stage = Stage::Probing;
        write(now, Kind::AskStats, writeStats);
        return;
    case Kind::AskMembers:
    case Kind::AskStats:
    case Kind::AskKeys:
    case Kind::AskCoordinate: m_body = id; return;
    case Kind::Other: m_open.erase(id); break;
    case Kind::Stream:
    case Kind::Monitor:
    case Kind::Query: break;
    }
    m_news.push_back(Accepted{id});
}

void Dialogue::handleRefusal(TimePoint now, RequestId id, Kind kind, const std::string& error)
{
    m_open.erase(id);
    if (kind == Kind::Handshake) {
        const bool version = error == kWrongVersion;
        return end(version ? RpcError::Version : RpcError::Broken, error);
    }
    if (kind == Kind::Auth) {
        // An agent that has no key refuses every one as well; then its statistics are free.
        m_keyRefused = true;
        m_stage = Stage::Probing;
        write(now, Kind::AskStats, writeStats);
        return;
    }
    if (error == kWantsKey)
        return end(m_authKey.empty() ? RpcError::WantsKey : RpcError::KeyRefused, {});
    if (error == kWantsHandshake || m_stage == Stage::Probing) return end(RpcError::Broken, error);
    m_counters.add("rpc.refused");
    m_news.push_back(Refused{id, error});
}

void Dialogue::handleBody(ByteView object)
{
    const auto id = *std::exchange(m_body, std::nullopt);
    const auto at = m_open.find(id);
    if (at == m_open.end()) return;
    const auto open = at->second;
    switch (open.kind) {
    case Kind::Stream:
    case Kind::Monitor:
    case Kind::Query: return handleRecord(id, open, object);
    case Kind::AskMembers:
    case Kind::AskStats:
    case Kind::AskKeys:
    case Kind::AskCoordinate: break;
    case Kind::Handshake:
    case Kind::Auth:
    case Kind::Other: return; // They have none.
    }
    m_open.erase(at);
    if (open.kind == Kind::AskMembers) {
        tell(decodeMembers(object), [&](auto told) { return MembersTold{id, std::move(told)}; });
    } else if (open.kind == Kind::AskKeys) {
        tell(decodeKeys(object), [&](auto told) {
            return KeysTold{id, std::exchange(m_bodyError, {}), told};
        });
    } else if (open.kind == Kind::AskCoordinate) {
        tell(decodeCoordinate(object), [&](auto told) { return CoordinateTold{id, told}; });
    } else if (m_stage != Stage::Probing) {
        tell(decodeStats(object), [&](auto told) { return StatsTold{id, std::move(told)}; });
    } else if (m_keyRefused) {
        end(RpcError::KeyNotWanted, {});
    } else {
        m_stage = Stage::Ready;
        tell(decodeStats(object), [&](auto told) { return Ready{std::move(told)}; });
    }
}

void Dialogue::handleRecord(RequestId id, const Open& open, ByteView object)
{
    m_counters.add("rpc.records");
    if (open.kind == Kind::Query) return handleQueryRecord(id, object);
    if (open.muted) return;
    if (open.kind == Kind::Monitor) {
        return tell(decodeLog(object), [&](auto told) { return LogTold{id, std::move(told)}; });
    }
    auto record = decodeEvent(object);
    if (record && record->kind == EventRecord::Kind::Unknown)
        return m_counters.add("rpc.records-unknown");
    tell(record, [&](auto told) { return EventTold{id, std::move(told)}; });
}

void Dialogue::handleQueryRecord(RequestId id, ByteView object)
{
    auto record = decodeQueryRecord(object);
    if (!record) return endUnreadable(record.error());
    const bool muted = m_open[id].muted;
    switch (record->kind) {
    case QueryRecord::Kind::Unknown: return m_counters.add("rpc.records-unknown");
    case QueryRecord::Kind::Done:
        m_open.erase(id);
        if (!muted) m_news.push_back(QueryEnded{id});
        return;
    case QueryRecord::Kind::Ack:
    case QueryRecord::Kind::Response: break;
    }
    // The agent's timer races with the end of its channels, which then give empty values.
    if (record->from.empty()) return m_counters.add("rpc.records-empty");
    if (muted) return;
    if (record->kind == QueryRecord::Kind::Ack) {
        m_news.push_back(AckTold{id, std::move(record->from)});
    } else {
        m_news.push_back(ResponseTold{id, std::move(record->from), std::move(record->payload)});
    }
}

template<class T, class Tell> void Dialogue::tell(const T& decoded, Tell tellIt)
{
    if (!decoded) return endUnreadable(decoded.error());
    m_news.push_back(tellIt(*decoded));
}

void Dialogue::handleClosed()
{
    if (m_stage == Stage::Over) return;
    // What is no agent closes a connection that begins with a map.
    m_stage == Stage::Greeting ? end(RpcError::Foreign, "closed without an answer")
                               : end(RpcError::Closed, {});
}

std::optional<TimePoint> Dialogue::answerDue() const
{
    if (m_waiting.empty() && !m_body) return std::nullopt;
    // A record answers no question that could be old: it is late only by its own bytes.
    if (m_waiting.empty() && isRecord(*m_body)) return m_heardAt + m_rules.answerWithin;
    const auto at = m_waiting.empty() ? m_open.end() : m_open.find(m_waiting.front());
    const bool keys = at != m_open.end() && at->second.kind == Kind::AskKeys;
    const auto within = keys ? m_rules.keysWithin : m_rules.answerWithin;
    return std::min(std::max(m_waitingSince, m_heardAt) + within,
                    m_waitingSince + kSlownessMost * within);
}

void Dialogue::handleTimeout(TimePoint now)
{
    if (m_stage == Stage::Over) return;
    if (const auto due = answerDue(); due && now >= *due) return end(RpcError::Silent, {});
    for (auto& [id, open] : m_open) {
        if (!open.endsBy || now < *open.endsBy) continue;
        open.endsBy.reset();
        m_counters.add("rpc.queries-not-ended");
        if (!open.muted) m_news.push_back(QueryEnded{id, false});
        open.muted = true;
    }
}

std::optional<TimePoint> Dialogue::nextTimeout() const
{
    if (m_stage == Stage::Over) return std::nullopt;
    auto out = answerDue();
    for (const auto& [id, open] : m_open) {
        if (open.endsBy && (!out || *open.endsBy < *out)) out = open.endsBy;
    }
    return out;
}

Bytes Dialogue::takeOutput()
{
    return std::exchange(m_output, {});
}

std::optional<News> Dialogue::pollNews()
{
    if (m_news.empty()) return std::nullopt;
    auto out = std::move(m_news.front());
    m_news.pop_front();
    return out;
}

void Dialogue::endUnreadable(wire::DecodeError error)
{
    m_counters.add(wire::counterName(error));
    if (m_stage == Stage::Greeting) return end(RpcError::Foreign, {});
    const bool large = error == wire::DecodeError::TooLarge;
    end(large ? RpcError::TooLarge : RpcError::Broken, std::string{wire::describe(error)});
}

void Dialogue::end(RpcError error, std::string detail)
{
    if (m_stage == Stage::Over) return;
    m_stage = Stage::Over;
    m_output.clear();
    m_news.push_back(Ended{{error, std::move(detail)}});
}

} // namespace grapevine::rpc
