#include "core/agent/ask_desk.h"

#include <algorithm>
#include <utility>

#include "core/crypto/keyring.h"
#include "core/link/key_text.h"
#include "core/wire/scratch.h"
#include "core/wire/serf_messages.h"

namespace grapevine::agent {

using link::CommandOutcome;
using link::CommandRefusal;

namespace {

CommandRefusal refusalOf(serf::SendRefusal::Why why)
{
    using Why = serf::SendRefusal::Why;
    switch (why) {
    case Why::TooLarge: return CommandRefusal::TooLarge;
    case Why::InternalName: return CommandRefusal::InternalName;
    case Why::BadFilter: return CommandRefusal::BadFilter;
    case Why::TooMany: return CommandRefusal::TooMany;
    case Why::NobodyThere: return CommandRefusal::NobodyThere;
    case Why::ClockPoisoned: return CommandRefusal::ClockPoisoned;
    }
    return CommandRefusal::NotSupported;
}

CommandOutcome outcomeOf(link::CommandId id)
{
    CommandOutcome out;
    out.command = id;
    return out;
}

CommandOutcome refused(link::CommandId id, CommandRefusal why)
{
    auto out = outcomeOf(id);
    out.refusal = why;
    return out;
}

CommandOutcome refused(link::CommandId id, const serf::SendRefusal& why)
{
    auto out = refused(id, refusalOf(why.why));
    out.detail = why.detail;
    out.size = why.size;
    out.limit = why.limit;
    out.encoded = why.encoded;
    return out;
}

CommandOutcome sent(link::CommandId id, LamportTime time, std::size_t bytes, std::size_t limit)
{
    auto out = outcomeOf(id);
    out.lamportTime = time;
    out.size = bytes;
    out.limit = limit;
    out.encoded = true;
    return out;
}

link::QueryProgress::End endOf(serf::QueryEnd end)
{
    switch (end) {
    case serf::QueryEnd::Everybody: return link::QueryProgress::End::Everybody;
    case serf::QueryEnd::TimedOut: return link::QueryProgress::End::TimedOut;
    case serf::QueryEnd::Stopped: return link::QueryProgress::End::Stopped;
    case serf::QueryEnd::Lost: return link::QueryProgress::End::Lost;
    }
    return link::QueryProgress::End::Lost;
}

/// The count of that key; null beyond kKeysMost.
link::KeyCount* countOf(link::KeyReport& report, const std::string& fingerprint,
                        std::string_view base64, link::KeyForm form)
{
    const auto at = report.keys.find(fingerprint);
    if (at != report.keys.end()) return &at->second;
    if (report.keys.size() >= AskDesk::kKeysMost) return nullptr;
    auto& count = report.keys[fingerprint];
    count.text = link::keyText(base64, form);
    return &count;
}

} // namespace

CommandOutcome AskDesk::sendEvent(Agent& agent, TimePoint now, link::CommandId id,
                                  const link::SendEvent& event)
{
    const auto done = agent.sendEvent(now, event.name, event.payload, event.coalesce);
    if (!done) return refused(id, done.error());
    return sent(id, done->time, done->bytes, agent.options().serf.eventSizeLimit);
}

CommandOutcome AskDesk::sendQuery(Agent& agent, const Moment& now, link::CommandId id,
                                  const link::SendQuery& query)
{
    serf::QueryWish wish{query.name, query.payload, query.nodes};
    for (const auto& [tag, expression] : query.tags)
        wish.tags.emplace_back(tag, expression);
    wish.ack = query.ack;
    wish.relayFactor = query.relayFactor;
    wish.timeout = query.timeout;
    const auto asked = agent.ask(now.boot, wish);
    if (!asked) return refused(id, asked.error());
    static_cast<void>(open(now, id, query.name, *asked));
    return sent(id, asked->time, asked->bytes, agent.options().serf.querySizeLimit);
}

CommandOutcome AskDesk::stopQuery(Agent& agent, TimePoint now, link::CommandId id,
                                  const link::StopQuery& which)
{
    for (const auto& [time, entry] : m_entries) {
        if (entry.progress.query != which.query) continue;
        if (agent.stopQuery(now, time)) return outcomeOf(id);
    }
    return refused(id, CommandRefusal::UnknownQuery);
}

CommandOutcome AskDesk::listKeys(Agent& agent, const Moment& now, link::CommandId id,
                                 const link::ListKeys& list)
{
    const auto asked = agent.askForKeys(now.boot);
    if (!asked) return refused(id, asked.error());
    auto& entry = open(now, id, std::string{serf::kListKeysQuery}, *asked);
    entry.keyForm = list.shown;
    auto& report = entry.keys.emplace();
    report.command = id;
    report.members = asked->expected->size();
    return sent(id, asked->time, asked->bytes, agent.options().serf.querySizeLimit);
}

CommandOutcome AskDesk::answerQuery(Agent& agent, TimePoint now, link::CommandId id,
                                    const link::AnswerQuery& answer)
{
    const auto size = agent.serf().responseSize(answer.time, answer.id, answer.payload);
    const auto limit = agent.options().serf.responseSizeLimit;
    if (size && *size > limit) {
        return refused(id,
                       serf::SendRefusal{serf::SendRefusal::Why::TooLarge, *size, limit, true, {}});
    }
    if (const auto done = agent.respond(now, answer.time, answer.id, answer.payload); !done) {
        auto out = refused(id, CommandRefusal::UnknownQuery);
        out.detail = done.error();
        return out;
    }
    return sent(id, answer.time, size.value_or(0), limit);
}

AskDesk::Entry& AskDesk::open(const Moment& now, link::CommandId id, std::string name,
                              const serf::AskedQuery& asked)
{
    Entry entry;
    auto& progress = entry.progress;
    progress.query = id;
    progress.id = asked.id;
    progress.time = asked.time;
    progress.name = std::move(name);
    progress.sentAt = now;
    progress.timeout = asked.timeout;
    progress.ackWanted = asked.ackWanted;
    progress.expected = asked.expected;
    const auto at = m_entries.insert_or_assign(asked.time, std::move(entry)).first;
    touch(at);
    return at->second;
}

void AskDesk::handleNews(const Moment& now, const Agent& agent, std::span<const AgentNews> news)
{
    for (const auto& item : news) {
        if (const auto* reply = std::get_if<serf::QueryReplySeen>(&item)) {
            handle(now, agent, *reply);
        } else if (const auto* ended = std::get_if<serf::QueryEnded>(&item)) {
            handle(now, agent, *ended);
        }
    }
}

void AskDesk::handle(const Moment& now, const Agent& agent, const serf::QueryReplySeen& reply)
{
    const auto at = m_entries.find(reply.time);
    if (at == m_entries.end()) return;
    auto& entry = at->second;
    refresh(entry, agent);
    touch(at);
    if (entry.keys) {
        if (!reply.duplicate && !reply.late) putReply(*entry.keys, reply, entry.keyForm);
        return;
    }
    link::QueryReply out;
    out.query = entry.progress.query;
    out.kind = reply.ack ? link::QueryReply::Kind::Ack : link::QueryReply::Kind::Response;
    out.from = reply.from;
    out.payload = reply.payload;
    out.latency = reply.latency;
    out.at = now;
    out.duplicate = reply.duplicate;
    out.late = reply.late;
    m_news.replies.push_back(std::move(out));
}

void AskDesk::handle(const Moment& now, const Agent& agent, const serf::QueryEnded& ended)
{
    const auto at = m_entries.find(ended.time);
    if (at == m_entries.end()) return;
    auto& progress = at->second.progress;
    auto& keys = at->second.keys;
    refresh(at->second, agent);
    progress.end = endOf(ended.end);
    progress.endedAt = now;
    progress.silent = ended.silent;
    if (keys) {
        keys->complete = true;
        keys->end = progress.end;
        keys->silent = ended.silent;
    }
    touch(at);
    m_ended.push_back(ended.time);
}

/// Source: serf, keymanager.go (streamKeyResp).
void AskDesk::putReply(link::KeyReport& report, const serf::QueryReplySeen& reply,
                       link::KeyForm form)
{
    if (reply.ack) return;
    ++report.responses;
    link::KeyHolder holder;
    wire::Scratch scratch;
    const auto answer = wire::decodeSerf<wire::KeyResponse>(reply.payload, scratch);
    if (answer) {
        holder.failed = !answer->result;
        holder.message = answer->message;
        for (const auto key : answer->keys) {
            auto fingerprint = crypto::fingerprintOf(key);
            auto& own = holder.keys;
            // Told twice it is held once.
            if (std::find(own.begin(), own.end(), fingerprint) != own.end()) continue;
            if (own.size() >= kKeysOfOneMost) break;
            if (auto* count = countOf(report, fingerprint, key, form)) ++count->members;
            own.push_back(std::move(fingerprint));
        }
        if (!answer->primaryKey.empty()) {
            holder.primary = crypto::fingerprintOf(answer->primaryKey);
            if (auto* count = countOf(report, holder.primary, answer->primaryKey, form))
                ++count->primaries;
        }
    } else {
        holder.failed = true;
        holder.message = "an answer that cannot be read";
    }
    if (holder.failed) ++report.errors;
    if (report.holders.size() < kHoldersMost)
        report.holders.insert_or_assign(reply.from, std::move(holder));
}

void AskDesk::refresh(Entry& entry, const Agent& agent)
{
    auto& progress = entry.progress;
    const auto* asked = agent.serf().asked(progress.time);
    if (asked == nullptr) return;
    progress.acks = asked->acks;
    progress.responses = asked->responses;
    progress.duplicates = asked->duplicates;
    progress.late = asked->late;
    progress.dropped = asked->dropped;
}

void AskDesk::touch(Entries::iterator at)
{
    if (std::exchange(at->second.changed, true)) return;
    m_changed.push_back(at->first);
}

void AskDesk::handleLost(const Moment& now)
{
    for (auto at = m_entries.begin(); at != m_entries.end(); ++at) {
        auto& progress = at->second.progress;
        auto& keys = at->second.keys;
        if (progress.end != link::QueryProgress::End::Open) continue;
        progress.end = link::QueryProgress::End::Lost;
        progress.endedAt = now;
        if (keys) {
            keys->complete = true;
            keys->end = progress.end;
        }
        touch(at);
    }
    for (const auto time : m_changed)
        tell(m_entries.at(time));
    m_changed.clear();
    m_entries.clear();
    m_ended.clear();
}

link::AskNews AskDesk::takeNews()
{
    for (const auto time : m_changed)
        tell(m_entries.at(time));
    m_changed.clear();
    while (m_ended.size() > serf::QueryAsker::kEndedMost) {
        m_entries.erase(m_ended.front());
        m_ended.pop_front();
    }
    return std::exchange(m_news, {});
}

void AskDesk::tell(Entry& entry)
{
    entry.changed = false;
    if (entry.keys) {
        m_news.keyReports.push_back(*entry.keys);
    } else {
        m_news.queries.push_back(entry.progress);
    }
}

} // namespace grapevine::agent
