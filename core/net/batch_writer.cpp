#include "core/net/batch_writer.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <utility>

#include "core/net/boot_clock.h"

namespace grapevine::net {

BatchWriter::BatchWriter(boost::asio::io_context& context, ClusterId cluster)
    : m_timer(context)
    , m_mailbox(cluster)
    , m_cluster(cluster)
{
}

void BatchWriter::put(agent::TableChanges changes)
{
    for (auto& entry : changes.entries)
        entry.number = ++m_entries;
    m_mailbox.put(std::move(changes));
}

void BatchWriter::putEntry(const Moment& now, link::EntryKind kind, std::string text)
{
    link::TimelineEntry entry;
    entry.cluster = m_cluster;
    entry.at = now;
    entry.kind = kind;
    entry.text = std::move(text);
    agent::TableChanges changes;
    changes.entries.push_back(std::move(entry));
    put(std::move(changes));
}

void BatchWriter::putFullPicture(std::vector<link::MemberRowPtr> rows)
{
    m_mailbox.putFullPicture(std::move(rows));
}

void BatchWriter::publishSoon()
{
    if (m_armed) return;
    const auto since = bootNow() - m_published;
    if (since >= kPace) return publishNow();
    m_armed = true;
    m_timer.expires_after(std::chrono::nanoseconds{std::max(kPace - since, Duration::zero())});
    m_timer.async_wait([weak = weak_from_this()](boost::system::error_code error) {
        const auto self = weak.lock();
        if (error || !self) return;
        self->m_armed = false;
        self->publishNow();
    });
}

void BatchWriter::publishNow()
{
    m_published = bootNow();
    if (m_publish) m_publish();
}

void BatchWriter::stop()
{
    m_publish = nullptr;
    m_timer.cancel();
}

} // namespace grapevine::net
