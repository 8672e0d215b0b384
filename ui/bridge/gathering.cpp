#include "ui/bridge/gathering.h"

#include <QPointer>

#include <algorithm>
#include <deque>
#include <iterator>
#include <utility>

#include "ui/bridge/cluster_session.h"
#include "ui/bridge/gathered_status.h"

namespace grapevine::bridge {

/// All on the UI thread; the link may outlive the gathering by the length of its session's end.
struct Gathering::Shared {
    struct Source {
        QPointer<ClusterSession> session;
        std::string title;
    };

    [[nodiscard]] std::vector<GatheredOne> all() const
    {
        std::vector<GatheredOne> out;
        for (const auto& source : sources) {
            if (source.session == nullptr) continue;
            out.push_back({source.title, source.session->status(), source.session->capabilities()});
        }
        return out;
    }
    void tell(link::ObservationBatch batch)
    {
        waiting.push_back(std::move(batch));
        if (wake) wake();
    }

    std::vector<Source> sources;
    std::deque<link::ObservationBatch> waiting;
    std::function<void()> wake;
    std::uint64_t sequence = 0;
    std::uint64_t refused = 0;
};

class Gathering::Link final : public link::ClusterLink {
public:
    explicit Link(std::shared_ptr<Shared> shared)
        : m_shared(std::move(shared))
    {
    }
    ~Link() override { m_shared->wake = nullptr; }
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;

    link::CommandId submit(link::Command command) override
    {
        const auto* pause = std::get_if<link::SetPaused>(&command);
        const bool sweep = std::holds_alternative<link::SweepNow>(command);
        const bool leave = std::holds_alternative<link::Leave>(command);
        const bool one = m_shared->sources.size() == 1;
        for (const auto& source : m_shared->sources) {
            if (source.session == nullptr) continue;
            if (pause != nullptr) {
                source.session->setPaused(pause->paused);
            } else if (sweep) {
                source.session->sweepNow();
            } else if (one && !leave) {
                return source.session->submit(std::move(command));
            }
        }
        if (pause != nullptr || sweep) return {};
        return refuse();
    }

    link::ObservationBatch take() override
    {
        link::ObservationBatch batch;
        if (!m_shared->waiting.empty()) {
            batch = std::move(m_shared->waiting.front());
            m_shared->waiting.pop_front();
        }
        batch.sequence = ++m_shared->sequence;
        stamp(batch);
        // One batch is one cluster's: the next has to be asked for.
        if (!m_shared->waiting.empty() && m_shared->wake) m_shared->wake();
        return batch;
    }

    void onReady(std::function<void()> wake) override
    {
        m_shared->wake = std::move(wake);
        if (!m_shared->waiting.empty() && m_shared->wake) m_shared->wake();
    }

    [[nodiscard]] link::Capabilities capabilities() const override
    {
        const auto all = m_shared->all();
        return m_shared->sources.size() == 1 && !all.empty() ? all.front().capabilities
                                                             : gatheredCapabilities(all);
    }

private:
    /// Ids of our own: above all that a link counts up to.
    link::CommandId refuse()
    {
        const link::CommandId id{(std::uint64_t{1} << 63U) + ++m_shared->refused};
        link::ObservationBatch batch;
        auto& outcome = batch.asked.outcomes.emplace_back();
        outcome.command = id;
        outcome.refusal = link::CommandRefusal::NotSupported;
        m_shared->tell(std::move(batch));
        return id;
    }

    void stamp(link::ObservationBatch& batch) const
    {
        const auto all = m_shared->all();
        batch.status = m_shared->sources.size() == 1 && !all.empty() ? all.front().status
                                                                     : gatheredStatus(all);
        batch.counters = {};
        batch.entriesDropped = 0;
        for (const auto& source : m_shared->sources) {
            if (source.session == nullptr) continue;
            batch.counters.merge(source.session->counters());
            batch.entriesDropped += source.session->entriesDropped();
        }
    }

    std::shared_ptr<Shared> m_shared;
};

Gathering::Gathering(QObject* parent)
    : QObject(parent)
    , m_shared(std::make_shared<Shared>())
{
}

Gathering::~Gathering() = default;

void Gathering::add(ClusterSession& session, std::string title,
                    std::optional<link::ObservationBatch> soFar)
{
    m_shared->sources.push_back({&session, std::move(title)});
    if (soFar) {
        soFar->resync = true;
        m_shared->tell(std::move(*soFar));
    }
    connect(&session, &ClusterSession::batchArrived, this,
            [this](const link::ObservationBatch& batch) { m_shared->tell(batch); });
}

void Gathering::tellHistory(std::vector<link::TimelineEntry> entries)
{
    if (entries.empty()) return;
    link::ObservationBatch batch;
    batch.cluster = entries.front().cluster;
    batch.entries = std::move(entries);
    m_shared->tell(std::move(batch));
}

void Gathering::note(const std::string& text, Moment now)
{
    if (m_shared->sources.size() == 1) {
        if (auto* session = m_shared->sources.front().session.data()) session->addNote(text);
        return;
    }
    link::ObservationBatch batch;
    auto& entry = batch.entries.emplace_back();
    entry.kind = link::EntryKind::Note;
    entry.at = now;
    entry.text = text;
    m_shared->tell(std::move(batch));
}

std::unique_ptr<link::ClusterLink> Gathering::makeLink()
{
    return std::make_unique<Link>(m_shared);
}

} // namespace grapevine::bridge
