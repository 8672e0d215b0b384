#include "core/net/peek_fallback.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <unordered_set>
#include <utility>

#include "core/net/peek_machine.h"

namespace grapevine::net {

PeekFallback::PeekFallback(boost::asio::io_context& context, PeekOptions options, Log log,
                           NameTable& names, BatchWriter& writer, std::string reason)
    : m_context(context)
    , m_cluster(options.cluster)
    , m_names(names)
    , m_writer(writer)
    , m_machine(std::make_shared<PeekCluster::Machine>(context, std::move(options), std::move(log)))
    , m_reason(std::move(reason))
{
}

PeekFallback::~PeekFallback()
{
    m_machine->mailbox().onReady({});
    m_machine->stop();
}

void PeekFallback::start()
{
    m_machine->mailbox().onReady([weak = weak_from_this(), &context = m_context] {
        // The machine rings in the middle of its own work.
        boost::asio::post(context, [weak] {
            if (const auto self = weak.lock()) self->drain();
        });
    });
    m_machine->start();
}

void PeekFallback::handleCommand(link::CommandId id, const link::Command& command)
{
    if (std::holds_alternative<link::ProveEvent>(command) ||
        std::holds_alternative<link::StopProof>(command) ||
        std::holds_alternative<link::SweepViews>(command) ||
        std::holds_alternative<link::StopSweep>(command))
        m_rounds.insert(id);
    m_machine->handleCommand(id, command);
}

std::vector<link::MemberRowPtr> PeekFallback::rows() const
{
    std::vector<link::MemberRowPtr> out;
    out.reserve(m_rows.size());
    for (const auto& [key, row] : m_rows)
        out.push_back(row);
    return out;
}

void PeekFallback::drain()
{
    handleBatch(m_machine->mailbox().take());
}

void PeekFallback::handleBatch(link::ObservationBatch batch)
{
    m_status = std::move(batch.status);
    m_counters = std::move(batch.counters);
    m_counters.add("peek.entries-dropped", batch.entriesDropped);
    link::AskNews rounds;
    rounds.deliveries = std::move(batch.asked.deliveries);
    rounds.proofs = std::move(batch.asked.proofs);
    rounds.viewLines = std::move(batch.asked.viewLines);
    rounds.viewRounds = std::move(batch.asked.viewRounds);
    for (auto& outcome : batch.asked.outcomes)
        if (m_rounds.erase(outcome.command) > 0) rounds.outcomes.push_back(std::move(outcome));
    m_writer.mailbox().put(std::move(rounds));
    agent::TableChanges changes;
    // Who left among the entries that were lost is in no list of the removed.
    if (batch.resync) m_rows.clear();
    for (const auto& row : batch.changed) {
        auto ours = renumbered(row);
        m_rows.insert_or_assign(ours->key, ours);
        changes.changed.push_back(std::move(ours));
    }
    for (const auto& key : batch.removed) {
        const MemberKey ours{m_cluster, number(key.member)};
        m_rows.erase(ours);
        changes.removed.push_back(ours);
    }
    for (auto view : batch.views) {
        view.asker.member = number(view.asker.member);
        view.about.member = number(view.about.member);
        changes.views.push_back(view);
    }
    bool afresh = batch.resync;
    for (auto& entry : batch.entries) {
        if (entry.kind == link::EntryKind::Snapshot) {
            // For whoever looks at the link it is no first look.
            entry.kind = link::EntryKind::Resync;
            entry.text = std::exchange(m_reason, {});
            afresh = true;
        }
        for (auto& member : entry.members)
            member = renumbered(member);
        changes.entries.push_back(std::move(entry));
    }
    // Under that number nobody comes back.
    for (const auto& key : batch.removed)
        m_numbers.erase(key.member);
    if (batch.resync) {
        std::unordered_set<MemberId> there;
        for (const auto& row : batch.changed)
            there.insert(row->key.member);
        std::erase_if(m_numbers, [&there](const auto& one) { return !there.contains(one.first); });
    }
    m_counters.add("peek.names-left-out", m_namesLeftOut);
    if (afresh) m_writer.putFullPicture(rows());
    m_writer.put(std::move(changes));
    m_writer.publishSoon();
}

MemberId PeekFallback::number(MemberId theirs)
{
    const auto at = m_numbers.find(theirs);
    return at != m_numbers.end() ? at->second : MemberId{kNumbersFrom + theirs.value()};
}

MemberId PeekFallback::numberFor(const link::MemberRow& row)
{
    const auto& name = row.facts->name;
    auto ours = m_names.find(name);
    if (!ours && m_names.size() < kNamesMost) ours = m_names.intern(name);
    if (!ours) ++m_namesLeftOut;
    return ours.value_or(MemberId{kNumbersFrom + row.key.member.value()});
}

link::MemberRowPtr PeekFallback::renumbered(const link::MemberRowPtr& row)
{
    auto out = std::make_shared<link::MemberRow>(*row);
    auto at = m_numbers.find(row->key.member);
    if (at == m_numbers.end()) at = m_numbers.emplace(row->key.member, numberFor(*row)).first;
    out->key.member = at->second;
    return out;
}

} // namespace grapevine::net
