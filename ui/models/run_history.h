#pragma once

#include <QAbstractListModel>

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "core/link/ask_news.h"
#include "ui/models/ask_run.h"

namespace grapevine::models {

/// What was sent to the cluster in this window, newest first, with what came of it.
class RunHistory final : public QAbstractListModel {
    Q_OBJECT
public:
    /// More nobody scrolls through; the oldest go first.
    static constexpr std::size_t kRunsMost = 100;
    /// Of those sent by repeating, so that they do not push out what a person sent by hand.
    static constexpr std::size_t kRepeatedMost = 20;
    /// Bytes of all answers together; the newest run is kept whatever it takes.
    static constexpr std::size_t kBytesMost = 32UL * 1024 * 1024;

    enum Role : int {
        NumberRole = Qt::UserRole + 1, ///< qulonglong; AskRun::number.
        SummaryRole,                   ///< QString: what came of it.
        TimeRole,                      ///< QString: when.
        TroubleRole,                   ///< bool: refused, or somebody is silent.
    };

    explicit RunHistory(QObject* parent = nullptr);

    /// A command was just submitted; its number is returned.
    std::uint64_t begin(link::CommandId command, link::SendEvent event, std::size_t reach,
                        Moment now, bool repeated = false);
    std::uint64_t begin(link::CommandId command, link::SendQuery query, std::size_t reach,
                        Moment now, bool repeated = false);
    /// A check of that event's delivery was just submitted.
    void beginProof(std::uint64_t number, link::CommandId command);
    void apply(const link::AskNews& news);
    /// The link is another one from now on: its ids begin anew, and what is open gets no more.
    void cutOff();
    /// Forgets everything, for another cluster.
    void clear();
    /// Goes on for another of the same link, which forgets everything. Runs stay where they are in
    /// memory.
    void takeOver(RunHistory& other);

    /// Null when there is no such run, or it was forgotten.
    [[nodiscard]] const AskRun* run(std::uint64_t number) const;
    [[nodiscard]] const AskRun* newest() const;
    /// How many were thrown away for the bounds' sake.
    [[nodiscard]] std::uint64_t forgotten() const { return m_forgotten; }
    /// Names sent before, newest first, each once.
    [[nodiscard]] QStringList namesUsed(bool queries) const;
    /// Row of a run, or -1.
    [[nodiscard]] int rowOf(std::uint64_t number) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    /// The run stands differently; `members` are those of whom something came.
    void runChanged(std::uint64_t number, const std::vector<std::string>& members);
    /// The same of its delivery.
    void deliveryChanged(std::uint64_t number, const std::vector<std::string>& members);

private:
    std::uint64_t begin(AskRun run);
    AskRun* byCommand(link::CommandId command);
    AskRun* byProof(link::CommandId command);
    void applyProofs(const link::AskNews& news);
    void tellDelivery(const AskRun& run, const std::vector<std::string>& members);
    void forget();
    void forgetRow(int row);

    std::deque<std::unique_ptr<AskRun>> m_runs; ///< Oldest first; views point at them.
    std::uint64_t m_numbers = 0;
    std::uint64_t m_linkSince = 1; ///< Number of the first run of this link.
    std::uint64_t m_forgotten = 0;
};

} // namespace grapevine::models
