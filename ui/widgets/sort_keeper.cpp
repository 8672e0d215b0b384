#include "ui/widgets/sort_keeper.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>

#include <chrono>

#include "ui/models/member_model.h"

namespace grapevine::widgets {

namespace {
constexpr std::chrono::milliseconds kAfterKey{2000};
/// How soon rows go to their places once they may.
constexpr std::chrono::milliseconds kAgain{250};
} // namespace

SortKeeper::SortKeeper(models::MemberModel& model, QWidget& table)
    : QObject(&table)
    , m_model(model)
    , m_table(table)
{
    m_afterKey.setSingleShot(true);
    m_afterKey.setInterval(kAfterKey);
    m_again.setInterval(kAgain);
    table.installEventFilter(this);
    connect(&m_again, &QTimer::timeout, this, &SortKeeper::tryNow);
    connect(&model, &models::MemberModel::pendingChanged, this, [this](int rows) {
        if (m_on && rows > 0 && !m_again.isActive()) m_again.start();
    });
}

void SortKeeper::setOn(bool on)
{
    m_on = on;
    m_again.stop();
    if (on && m_model.pending() > 0) m_again.start();
}

bool SortKeeper::mayMove() const
{
    return !m_table.underMouse() && QApplication::mouseButtons() == Qt::NoButton &&
           QApplication::activePopupWidget() == nullptr && !m_afterKey.isActive();
}

void SortKeeper::tryNow()
{
    if (!m_on || m_model.pending() == 0) {
        m_again.stop();
    } else if (mayMove()) {
        m_model.resort();
    }
}

bool SortKeeper::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) m_afterKey.start();
    return QObject::eventFilter(watched, event);
}

} // namespace grapevine::widgets
