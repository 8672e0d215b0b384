#pragma once

#include <QWidget>

#include "ui/widgets/key_keeping.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace grapevine::widgets {

/// Which profiles have a key that is kept, and where; each can be forgotten. Shows fingerprints
/// only. A section of the settings; changes nothing by itself.
class KeptKeysSection final : public QWidget {
    Q_OBJECT
public:
    explicit KeptKeysSection(QWidget* parent = nullptr);

    void show(const KeptKeysState& state);
    /// What became of the last act: done, or why not. Empty: nothing.
    void tell(const QString& words, bool isProblem);

    using QWidget::show;

Q_SIGNALS:
    void forgetRequested(const QString& profile);
    void passphraseChangeRequested();
    /// Others are to have no rights to the sealed file and its folder any more.
    void fixRequested();

private:
    void showLines();
    void showTrouble();
    QLabel* cell(const QString& text, int row, int column);

    KeptKeysState m_state;
    QLabel* m_none = nullptr;
    QWidget* m_lines = nullptr;
    QGridLayout* m_grid = nullptr;
    QLabel* m_where = nullptr;
    QWidget* m_troubleRow = nullptr;
    QLabel* m_trouble = nullptr;
    QPushButton* m_fix = nullptr;
    QPushButton* m_change = nullptr;
    QLabel* m_told = nullptr;
};

} // namespace grapevine::widgets
