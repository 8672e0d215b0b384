#pragma once

#include <QObject>
#include <QTimer>

class QWidget;

namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

/// Keeps a table sorted for who wants that, but never under a person's hands: nothing moves while
/// the pointer is over the table, a button is down, a menu is open, or shortly after a key.
class SortKeeper final : public QObject {
    Q_OBJECT
public:
    /// `table` has the viewport and the headers as children.
    SortKeeper(models::MemberModel& model, QWidget& table);

    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return m_on; }
    /// False while a person is at it.
    [[nodiscard]] bool mayMove() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void tryNow();

    models::MemberModel& m_model;
    QWidget& m_table;
    QTimer m_afterKey; ///< Runs for a while after each key.
    QTimer m_again;    ///< Runs while rows wait for their place.
    bool m_on = false;
};

} // namespace grapevine::widgets
