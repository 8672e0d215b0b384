#pragma once

#include <QMenu>
#include <QWidget>

#include "ui/models/answer_fold.h"
#include "ui/models/ask_run.h"

class QLabel;

class QListView;
class QPlainTextEdit;
class QSplitter;
class QStackedLayout;
class QStackedWidget;
class QTableView;

namespace grapevine::models {
class GroupModel;
class RunModel;
} // namespace grapevine::models

namespace grapevine::widgets {

class DeliveryPanel;
class GroupBar;
class LinkButton;
class RunChart;
class RunHead;

/// One thing that was sent and all that came of it: progress, answers folded by value, each
/// member, and one member's answer in full.
class RunView final : public QWidget {
    Q_OBJECT
public:
    explicit RunView(QWidget* parent = nullptr);

    /// Null: nothing was sent yet. Pointers are used until the next call.
    void show(const models::AskRun* run, Moment now);
    /// The shown run has changed; `members` are those of whom something came.
    void update(const models::AskRun& run, const std::vector<std::string>& members, Moment now);
    /// Time has gone on.
    void tick(const models::AskRun& run, Moment now);

    /// Who has the shown event: for sent ones.
    [[nodiscard]] DeliveryPanel& delivery() { return *m_delivery; }
    [[nodiscard]] const models::AnswerFold& fold() const;
    /// False when there was nothing to take back.
    bool showAllMembers();
    void copyText() const;
    void copyJson() const;
    /// Where bare letters are keys.
    [[nodiscard]] QList<QWidget*> lists() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void stopRequested();
    void againRequested();
    void compareMenuOpening(QMenu* menu);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildRows();
    void buildTable();
    void addCopyActions();
    void settleUnlessWatched();
    void refold();
    void showTimes();
    void choose(const std::string& member);
    void showGroup();
    void showAnswer();
    void showCaption();
    void sizeColumns();
    void sortBy(int column);

    models::GroupModel* m_groupModel = nullptr;
    models::RunModel* m_model = nullptr;
    const models::AskRun* m_run = nullptr;
    RunHead* m_head = nullptr;
    GroupBar* m_bar = nullptr;
    QStackedWidget* m_upper = nullptr; ///< Groups, or the chart.
    QListView* m_groups = nullptr;
    RunChart* m_chart = nullptr;
    DeliveryPanel* m_delivery = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_caption = nullptr;
    LinkButton* m_all = nullptr;
    QLabel* m_answerCaption = nullptr;
    QPlainTextEdit* m_answer = nullptr;
    QSplitter* m_split = nullptr;
    QWidget* m_page = nullptr;
    QLabel* m_empty = nullptr;
    QStackedLayout* m_stack = nullptr;
};

} // namespace grapevine::widgets
