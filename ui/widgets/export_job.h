#pragma once

#include <QObject>
#include <QString>

#include <atomic>
#include <memory>
#include <vector>

#include "core/base/expected.h"
#include "core/link/member_row.h"
#include "core/snapshot/member_export.h"

class QThread;

namespace grapevine::widgets {

/// Writes members into a file on a thread of its own, from rows that nobody changes any more.
/// Signals come on the thread it lives in. Going away it cancels and waits.
class ExportJob final : public QObject {
    Q_OBJECT
public:
    explicit ExportJob(QObject* parent = nullptr);
    ~ExportJob() override;

    /// One at a time.
    void start(std::vector<link::MemberRowPtr> rows, snapshot::ExportPlan plan,
               snapshot::Origin origin);
    void cancel() { m_cancelled = true; }
    [[nodiscard]] bool isRunning() const;

Q_SIGNALS:
    void progressed(qulonglong done, qulonglong total);
    void written(qulonglong rows, qulonglong bytes);
    /// `sentence` is the engine's, in English; empty when it was cancelled.
    void failed(const QString& sentence);

private:
    using Result = Expected<snapshot::ExportSummary, snapshot::ExportFailure>;
    void finish(const Result& result);

    std::unique_ptr<QThread> m_thread;
    std::atomic<bool> m_cancelled = false;
};

} // namespace grapevine::widgets
