#pragma once

#include <QFrame>

#include <optional>

#include "core/base/clock.h"
#include "ui/models/ask_verdict.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace grapevine::widgets {

/// Says in words whether anything can be sent to this cluster, and has the one button that
/// changes it.
class LockBar final : public QFrame {
    Q_OBJECT
public:
    explicit LockBar(QWidget* parent = nullptr);

    struct Standing {
        models::SendGate gate = models::SendGate::Peeking;
        std::size_t alive = 0; ///< Members that a message would reach.
        bool leaving = false;
        bool demo = false;
        bool canJoin = false;
        std::optional<Duration> left{}; ///< Until an open lock shuts by itself.

        bool operator==(const Standing&) const = default;
    };
    void show(const Standing& standing);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// Open where it is shut, for the usual while, and the other way round.
    void lockToggled();
    /// Open for so long; without an end where nothing is said.
    void unlockWanted(std::optional<grapevine::Duration> openFor);
    void joinWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildHowLong();
    void say();
    void tint();

    Standing m_standing;
    QLabel* m_icon = nullptr;
    QLabel* m_headline = nullptr;
    QLabel* m_detail = nullptr;
    QPushButton* m_button = nullptr;
    QToolButton* m_howLong = nullptr; ///< Beside it: for how long to unlock.
};

} // namespace grapevine::widgets
