#pragma once

#include <QMenu>
#include <QWidget>

#include "ui/models/ask_run.h"

class QAction;
class QLabel;

class QPushButton;

namespace grapevine::widgets {

class ElidedLabel;
class NoteFrame;
class RunBar;

/// What one run asked and how it goes: title, progress, counts, how it ended, and what a person
/// can do about it.
class RunHead final : public QWidget {
    Q_OBJECT
public:
    explicit RunHead(QWidget* parent = nullptr);

    void show(const models::AskRun& run, Moment now);

Q_SIGNALS:
    void stopRequested();
    void againRequested();
    /// The person looks for another run to compare this one with; `menu` is to be filled.
    void compareMenuOpening(QMenu* menu);
    void copyTextRequested();
    void copyJsonRequested();

private:
    void showQuery(const models::AskRun& run, Moment now);
    void showNote(const models::AskRun& run);

    ElidedLabel* m_title = nullptr;
    ElidedLabel* m_about = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_compare = nullptr;
    QPushButton* m_copy = nullptr;
    RunBar* m_bar = nullptr;
    ElidedLabel* m_counts = nullptr;
    ElidedLabel* m_end = nullptr;
    NoteFrame* m_note = nullptr;
};

} // namespace grapevine::widgets
