#include "ui/widgets/filter_field.h"

#include <QCompleter>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStandardItemModel>
#include <QTimer>
#include <QToolTip>
#include <QTreeView>

#include <algorithm>
#include <chrono>

#include "core/filter/token.h"
#include "ui/models/cluster_text.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kCompletionsShown = 10;
constexpr int kLongest = static_cast<int>(filter::kFilterTextMost);
constexpr int kWordWidthLeast = 160; ///< So that the second column stands still while typing.
constexpr std::chrono::milliseconds kPause{700};
constexpr std::chrono::milliseconds kAfterPaint{20};
constexpr int kLettersLeast = 14; ///< A field of fewer says and holds nothing.
constexpr int kRowSpace = 8;      ///< Above and below a word together.
constexpr qreal kFrameWidth = 1.5;
constexpr qreal kFrameRadius = 4;
} // namespace

FilterField::FilterField(QWidget* parent)
    : QLineEdit(parent)
    , m_list(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_list, this))
    , m_pause(new QTimer(this))
    , m_afterPaint(new QTimer(this))
{
    setAccessibleName(tr("Filter"));
    setClearButtonEnabled(true);
    setMaxLength(kLongest);
    setMinimumHeight(fontMetrics().height() + 14);

    auto* view = new QTreeView;
    view->setRootIsDecorated(false);
    view->setHeaderHidden(true);
    view->setUniformRowHeights(true);
    view->setFrameStyle(QFrame::StyledPanel | QFrame::Plain);
    view->setObjectName(QStringLiteral("filterWords"));
    view->setAccessibleName(tr("Ways to go on"));
    m_completer->setPopup(view);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(kCompletionsShown);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPause);
    connect(m_pause, &QTimer::timeout, this, &FilterField::tell);
    m_afterPaint->setSingleShot(true);
    m_afterPaint->setInterval(kAfterPaint);
    connect(m_afterPaint, &QTimer::timeout, this, &FilterField::offerWords);
    connect(this, &QLineEdit::textEdited, this, &FilterField::complete);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this,
            &FilterField::insert);
}

void FilterField::complete()
{
    if (!m_words) return;
    const auto before = text().left(cursorPosition()).toUtf8();
    const auto whole = text().toUtf8();
    m_wanted = filter::completionAt({whole.data(), static_cast<std::size_t>(whole.size())},
                                    static_cast<std::size_t>(before.size()));
    m_afterPaint->stop();
    if (m_areDear && m_areDear()) {
        m_afterPaint->start();
    } else {
        offerWords();
    }
}

void FilterField::offerWords()
{
    const auto words = m_words(m_wanted);
    if (words.empty()) {
        m_completer->popup()->hide();
        return;
    }
    m_list->clear();
    m_list->setColumnCount(2);
    for (const auto& word : words) {
        auto* about = new QStandardItem(word.about);
        about->setForeground(palette().placeholderText());
        auto* text = new QStandardItem(word.text);
        text->setToolTip(models::tooltipText(word.text));
        text->setSizeHint({0, fontMetrics().height() + kRowSpace});
        m_list->appendRow({text, about});
    }
    auto* view = static_cast<QTreeView*>(m_completer->popup());
    view->resizeColumnToContents(0);
    view->setColumnWidth(0, std::max(view->columnWidth(0) + 16, kWordWidthLeast));
    m_completer->complete();
}

void FilterField::insert(const QString& word)
{
    m_afterPaint->stop();
    auto whole = text().toUtf8();
    const auto from = static_cast<qsizetype>(m_wanted.replaces.from);
    if (from > whole.size()) return;
    const auto inserted = word.toUtf8();
    whole.replace(from, static_cast<qsizetype>(m_wanted.replaces.length), inserted);
    setText(QString::fromUtf8(whole));
    setCursorPosition(
        static_cast<int>(QString::fromUtf8(whole.left(from + inserted.size())).size()));
    m_completer->popup()->hide();
    // After a field come its values, at once.
    if (m_wanted.wanted == filter::Completion::Wanted::Start) complete();
}

QSize FilterField::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * kLettersLeast,
            QLineEdit::minimumSizeHint().height()};
}

bool FilterField::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && text().isEmpty() && toolTip().isEmpty()) {
        // The example may be longer than the field.
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                           models::tooltipText(placeholderText()), this);
        return true;
    }
    // While the list is open Escape is the list's, and no shortcut of the window's.
    if (event->type() == QEvent::ShortcutOverride && m_completer->popup()->isVisible() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void FilterField::keyPressEvent(QKeyEvent* event)
{
    m_afterPaint->stop(); // A letter asks anew, and nothing else wants a list.
    if (m_completer->popup()->isVisible()) {
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        // The list itself deals with Enter when something in it is marked.
        if (enter && m_completer->popup()->currentIndex().isValid()) {
            event->ignore();
            return;
        }
        if (enter || event->key() == Qt::Key_Escape || event->key() == Qt::Key_Tab) {
            m_completer->popup()->hide();
            if (event->key() == Qt::Key_Escape) {
                event->accept();
                return;
            }
        }
    }
    QLineEdit::keyPressEvent(event);
}

void FilterField::setMistake(const QString& mistake, bool atEnd)
{
    m_mistake = mistake;
    m_told = false;
    m_pause->stop();
    if (!mistake.isEmpty() && atEnd)
        m_pause->start();
    else
        tell();
    placeHint();
    update();
}

void FilterField::tell()
{
    m_pause->stop();
    m_told = !m_mistake.isEmpty();
    setAccessibleDescription(m_mistake);
    if (m_told && !m_hint) {
        m_hint = new QLabel(window());
        m_hint->setObjectName(QStringLiteral("filterMistake"));
        m_hint->setTextFormat(Qt::PlainText);
        m_hint->setAutoFillBackground(true);
        m_hint->setMargin(8);
        m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
        connect(this, &QObject::destroyed, m_hint, &QObject::deleteLater);
    }
    placeHint();
    update();
}

void FilterField::placeHint()
{
    if (!m_hint) return;
    m_hint->setVisible(m_told && isVisible());
    if (!m_told) return;
    const auto& theme = Theme::behind(palette());
    auto colours = m_hint->palette();
    colours.setColor(QPalette::Window, theme.noticeWarn);
    colours.setColor(QPalette::WindowText, theme.text);
    m_hint->setPalette(colours);
    m_hint->setText(m_mistake);
    m_hint->adjustSize();
    auto* over = m_hint->parentWidget();
    QPoint at = mapTo(over, rect().bottomLeft() + QPoint(0, 2));
    at.setX(std::max(0, std::min(at.x(), over->width() - m_hint->width())));
    m_hint->move(at);
    m_hint->raise();
}

void FilterField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (text().isEmpty()) return;
    const auto& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_told ? theme.suspect : theme.accent, kFrameWidth));
    const auto inset = kFrameWidth / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), kFrameRadius,
                            kFrameRadius);
}

void FilterField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason) return;
    m_afterPaint->stop();
    tell();
}

void FilterField::moveEvent(QMoveEvent* event)
{
    QLineEdit::moveEvent(event);
    placeHint();
}

void FilterField::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    placeHint();
}

void FilterField::hideEvent(QHideEvent* event)
{
    QLineEdit::hideEvent(event);
    if (m_hint) m_hint->hide();
}

void FilterField::showEvent(QShowEvent* event)
{
    QLineEdit::showEvent(event);
    placeHint();
}

} // namespace grapevine::widgets
