#pragma once

#include <QWidget>

#include "ui/models/leader_model.h"

class QLabel;
class QPushButton;

namespace grapevine::widgets {

class ElidedLabel;
class FrozenTableView;

/// Who leads which group, as far as tags tell; says so where they do not.
class LeaderPanel final : public QWidget {
    Q_OBJECT
public:
    /// `model` must outlive it.
    explicit LeaderPanel(models::LeaderModel& model, QWidget* parent = nullptr);

    /// The rows are as they were when the last word came.
    void setStale(bool stale);
    /// Anything may have changed.
    void refresh();
    void resort();

    [[nodiscard]] FrozenTableView* table() const { return m_table; }

Q_SIGNALS:
    /// The person wants to see a group's leaders among the members.
    void filterWanted(const QString& filter);

private:
    void build();
    void buildActions();
    void followLeaders();
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString nothingText() const;

    models::LeaderModel& m_model;
    QLabel* m_title = nullptr;
    ElidedLabel* m_summary = nullptr;
    QPushButton* m_resort = nullptr;
    QLabel* m_nothing = nullptr; ///< In the table's place.
    FrozenTableView* m_table = nullptr;
};

} // namespace grapevine::widgets
