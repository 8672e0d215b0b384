#pragma once

#include <QObject>
#include <QString>

#include <atomic>
#include <cstddef>
#include <memory>
#include <vector>

#include "core/base/expected.h"
#include "core/link/member_row.h"
#include "ui/models/cluster_names.h"
#include "ui/models/table_changes.h"

class QThread;

namespace grapevine::widgets {

/// One of two things to compare: a file, or members as they are now.
struct CompareSource {
    QString path; ///< Empty: the rows.
    std::vector<link::MemberRowPtr> rows;
    models::ClusterNames clusters{}; ///< Of the rows, where they are of several.

    [[nodiscard]] bool isFile() const { return !path.isEmpty(); }
};

/// Compares two exports on a thread of its own, with the engine of `grapevine-cli diff`. Signals
/// come on the thread it lives in. Going away it cancels and waits.
class ExportCompareJob final : public QObject {
    Q_OBJECT
public:
    /// A larger file is refused: read, it takes about ten times as much memory.
    static constexpr std::size_t kFileMost = std::size_t{256} << 20U;

    explicit ExportCompareJob(QObject* parent = nullptr);
    ~ExportCompareJob() override;

    /// One at a time; at least one of the two is a file. `everything`: also what always differs.
    void start(CompareSource before, CompareSource after, bool everything);
    void cancel() { m_cancelled = true; }
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// In thousandths.
    void progressed(int done);
    void compared(const std::shared_ptr<const grapevine::models::TableChanges>& changes);
    /// `sentence` is the engine's, in English; empty when it was cancelled.
    void failed(const QString& sentence);

private:
    using Result = Expected<std::shared_ptr<const models::TableChanges>, std::string>;
    [[nodiscard]] Result compare(const CompareSource& before, const CompareSource& after,
                                 bool everything);
    void finish(const Result& result);

    std::unique_ptr<QThread> m_thread;
    bool m_running = false; ///< Until its end has been told.
    std::atomic<bool> m_cancelled = false;
};

} // namespace grapevine::widgets
