#pragma once

#include <QWidget>

#include "ui/models/run_diff.h"

class QCheckBox;
class QPushButton;
class QTableView;

namespace grapevine::models {
class RunDiffModel;
}

namespace grapevine::widgets {

class ElidedLabel;

/// Two runs side by side: of each member whether its answer changed, and from what to what. It
/// shows how they stood when they were compared; when one has gone on since, it says so.
class RunDiffView final : public QWidget {
    Q_OBJECT
public:
    explicit RunDiffView(QWidget* parent = nullptr);

    void show(const models::AskRun& earlier, const models::AskRun& later,
              const models::AnswerFold& fold);
    /// One of the two has gone on: to be compared again, if the person wants it.
    void setOutdated(bool outdated);
    [[nodiscard]] QTableView* table() const { return m_table; }

Q_SIGNALS:
    void againRequested();
    void closeRequested();

private:
    void build();
    void copy(const QString& text) const;

    models::RunDiffModel* m_model = nullptr;
    ElidedLabel* m_title = nullptr;
    ElidedLabel* m_about = nullptr;
    ElidedLabel* m_counts = nullptr;
    QCheckBox* m_only = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_close = nullptr;
    QTableView* m_table = nullptr;
};

} // namespace grapevine::widgets
