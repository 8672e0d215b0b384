#pragma once

#include <QWidget>

#include "ui/models/log_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;
class QTimer;

namespace grapevine::widgets {

class ElidedLabel;
class NewBelowChip;

/// The program's own log: by level, found in, copied. Follows its end until one scrolls up.
class LogPane final : public QWidget {
    Q_OBJECT
public:
    explicit LogPane(QWidget* parent = nullptr);

    void show(const std::vector<LogRing::Line>& lines, std::uint64_t dropped);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    void follow();
    [[nodiscard]] models::LogModel& model() { return *m_model; }
    void focusTable();
    bool stepBack();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void narrow();
    void showCounts();
    /// At the end while it follows, else with that row on top.
    void keepPlace(int top);
    void handleScrolled();
    void copy();

    models::LogModel* m_model = nullptr;
    QComboBox* m_level = nullptr;
    QLineEdit* m_search = nullptr;
    QTimer* m_pause = nullptr;
    ElidedLabel* m_counts = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_hint = nullptr;
    NewBelowChip* m_chip = nullptr;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_seen = 0; ///< Lines that had come when it stopped following.
    int m_gone = 0;           ///< Rows that went at the beginning while it was told.
    bool m_following = true;
    bool m_byItself = false; ///< It scrolls itself; nobody's hand.
};

} // namespace grapevine::widgets
