#include "ui/models/timeline_store.h"

#include <algorithm>
#include <utility>

namespace grapevine::models {

namespace {

bool isPicture(TimelineKind kind)
{
    return kind == TimelineKind::Snapshot || kind == TimelineKind::Resync;
}

bool tellsChange(TimelineKind kind)
{
    return kind == TimelineKind::MemberUpdate || kind == TimelineKind::MemberJoin;
}

} // namespace

TimelineStore::TimelineStore(std::size_t capacity, std::size_t contentBytesMost)
    : m_capacity(std::max<std::size_t>(capacity, 1))
    , m_contentBytesMost(contentBytesMost)
{
}

void TimelineStore::apply(const link::ObservationBatch& batch)
{
    m_lostByLink = batch.entriesDropped;
    for (const auto& entry : batch.entries)
        add(entry);
    if (batch.resync) m_memory.forgetAll(batch.cluster);
    for (const auto& row : batch.changed) {
        const auto* known = m_memory.find(row->key);
        const bool turned = row->status == link::MemberStatus::Leaving && known != nullptr &&
                            known->status != link::MemberStatus::Leaving;
        if (turned) noteLeaving(*row, row->since);
        m_memory.put(*row);
    }
    for (const auto& key : batch.removed)
        m_memory.forget(key);
}

void TimelineStore::noteLeaving(const link::MemberRow& row, Moment at)
{
    TimelineContent content;
    content.cluster = row.key.cluster;
    content.members.push_back({row.key.member, row.facts, nullptr, row.status, row.state});
    std::optional<LamportTime> lamport;
    if (row.statusTime.value() > 0) lamport = row.statusTime;
    push(TimelineKind::MemberLeaving, at, lamport, row.incarnation, std::move(content));
}

void TimelineStore::add(const link::TimelineEntry& entry)
{
    const auto kind = timelineKind(entry.kind);
    TimelineContent content;
    content.cluster = entry.cluster;
    content.memberCount = entry.members.size();
    content.members.reserve(entry.members.size());
    if (isPicture(kind)) m_memory.forgetAll(entry.cluster);
    for (const auto& row : entry.members) {
        auto& member = content.members.emplace_back();
        member.id = row->key.member;
        member.facts = row->facts;
        member.status = row->status;
        member.state = row->state;
        if (tellsChange(kind) && row->source != link::RowSource::NameOnly) {
            const auto* known = m_memory.find(row->key);
            if (known != nullptr && *known->facts != *row->facts) member.before = known->facts;
        }
        m_memory.put(*row);
    }
    content.name = entry.name;
    content.from = entry.from;
    content.payload = entry.payload;
    content.queryId = entry.queryId;
    content.addresses = entry.addresses;
    content.text = entry.text;
    content.coalesce = entry.coalesce;
    if (entry.lamportTime && !TimelineRecord::fits(entry.lamportTime))
        content.wideLamport = entry.lamportTime;
    const bool one = entry.members.size() == 1;
    push(kind, entry.at, entry.lamportTime,
         one ? entry.members.front()->incarnation : Incarnation{}, std::move(content));
    if (isPicture(kind)) {
        m_pictures.push_back(m_endId - 1);
        thinPictures();
    }
}

void TimelineStore::push(TimelineKind kind, Moment at, std::optional<LamportTime> lamport,
                         Incarnation incarnation, TimelineContent content)
{
    m_last = at.boot = std::max(at.boot, m_last);
    if (m_endId - m_chunkBase == m_chunks.size() * kChunk)
        m_chunks.push_back(std::make_unique<Chunk>());
    ++m_endId;
    slot(m_endId - 1) =
        TimelineRecord{kind, at, lamport, incarnation, m_contents.take(std::move(content))};
    makeRoom();
}

void TimelineStore::makeRoom()
{
    while (size() > m_capacity || (m_contents.bytes() > m_contentBytesMost && size() > 1))
        dropFirst();
}

void TimelineStore::dropFirst()
{
    const auto content = record(m_firstId).content();
    if (m_entryContent == content) m_entryContent.reset();
    m_contents.release(content);
    ++m_dropped;
    ++m_firstId;
    while (!m_pictures.empty() && m_pictures.front() < m_firstId)
        m_pictures.pop_front();
    if (m_firstId - m_chunkBase >= kChunk) {
        m_chunks.pop_front();
        m_chunkBase += kChunk;
    }
}

void TimelineStore::thinPictures()
{
    if (m_pictures.size() <= kPicturesMost) return;
    auto& oldest = slot(m_pictures.front());
    m_pictures.pop_front();
    TimelineContent thin = m_contents.at(oldest.content());
    thin.members.clear();
    if (m_entryContent == oldest.content()) m_entryContent.reset();
    m_contents.release(oldest.content());
    oldest.setContent(m_contents.take(std::move(thin)));
}

void TimelineStore::beginLink()
{
    m_lostByOthers += std::exchange(m_lostByLink, 0);
}

void TimelineStore::clear()
{
    // Numbers go on: nobody may take a new line for one that he remembers.
    m_firstId = m_chunkBase = m_endId;
    m_chunks.clear();
    m_contents.clear();
    m_memory.clear();
    m_pictures.clear();
    m_entryContent.reset();
    m_last = {};
    m_dropped = m_lostByLink = m_lostByOthers = 0;
}

TimelineRecord& TimelineStore::slot(Id id)
{
    const auto at = static_cast<std::size_t>(id - m_chunkBase);
    return (*m_chunks[at / kChunk])[at % kChunk];
}

const TimelineRecord& TimelineStore::record(Id id) const
{
    const auto at = static_cast<std::size_t>(id - m_chunkBase);
    return (*m_chunks[at / kChunk])[at % kChunk];
}

std::optional<LamportTime> TimelineStore::lamport(Id id) const
{
    const auto& of = record(id);
    const auto narrow = of.lamport();
    return narrow ? narrow : m_contents.at(of.content()).wideLamport;
}

const link::TimelineEntry& TimelineStore::entry(Id id) const
{
    const auto& of = record(id);
    const auto& content = m_contents.at(of.content());
    m_entry.number = id;
    m_entry.at = {.boot = of.boot(), .wall = of.wall()};
    const auto narrow = of.lamport();
    m_entry.lamportTime = narrow ? narrow : content.wideLamport;
    m_entry.kind = entryKind(of.kind()).value_or(link::EntryKind::Snapshot);
    const bool one = content.members.size() == 1;
    // Whoever keeps a row of ours keeps it as it was. The last entry of several let go of it.
    const bool inEntry = m_entry.members.size() == 1 && m_entry.members.front() == m_row;
    const bool rowIsOurs = m_row && m_row.use_count() == (inEntry ? 2 : 1);
    if (m_entryContent == of.content() && (!one || rowIsOurs)) {
        if (one) m_row->incarnation = of.incarnation();
        return m_entry;
    }
    m_entryContent = of.content();
    m_entry.cluster = content.cluster;
    m_entry.name = content.name;
    m_entry.from = content.from;
    m_entry.payload = content.payload;
    m_entry.queryId = content.queryId;
    m_entry.addresses = content.addresses;
    m_entry.text = content.text;
    m_entry.coalesce = content.coalesce;
    const auto fill = [&content](link::MemberRow& row, const TimelineMember& member) {
        row.key = {content.cluster, member.id};
        row.facts = member.facts;
        row.status = member.status;
        row.state = member.state;
    };
    if (one) {
        if (!rowIsOurs) m_row = std::make_shared<link::MemberRow>();
        fill(*m_row, content.members.front());
        m_row->incarnation = of.incarnation();
        m_entry.members.assign(1, m_row);
        return m_entry;
    }
    m_entry.members.clear();
    for (const auto& member : content.members) {
        auto row = std::make_shared<link::MemberRow>();
        fill(*row, member);
        m_entry.members.push_back(std::move(row));
    }
    return m_entry;
}

std::vector<link::TimelineEntry> TimelineStore::newest(std::size_t most) const
{
    std::vector<link::TimelineEntry> out;
    const auto count = std::min(most, size());
    out.reserve(count);
    for (auto id = m_endId - count; id < m_endId; ++id) {
        if (entryKind(kind(id))) out.push_back(entry(id));
    }
    return out;
}

TimelineStore::Id TimelineStore::firstAtOrAfter(TimePoint at) const
{
    Id low = m_firstId;
    Id high = m_endId;
    while (low < high) {
        const Id middle = low + (high - low) / 2;
        if (record(middle).boot() < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace grapevine::models
