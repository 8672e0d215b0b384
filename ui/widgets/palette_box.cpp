#include "ui/widgets/palette_box.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/widgets/palette_delegate.h"

namespace grapevine::widgets {

namespace {
constexpr int kWidth = 640; ///< At a usual font; grows with it.
constexpr int kRowsShown = 14;
constexpr int kMargin = 24; ///< To the window's edges, at the least.
} // namespace

PaletteBox::PaletteBox(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_model(new models::PaletteModel(this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(new QLabel(this))
    , m_foot(new QLabel(this))
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Palette"));
    setFrameShape(QFrame::StyledPanel);
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setAccessibleName(tr("Find anything, do anything"));
    m_field->setPlaceholderText(tr("A member, a service, a place, an act …"));
    m_field->setMinimumHeight(m_field->fontMetrics().height() + 18);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("What fits"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // The field keeps the keys: Up and Down go through.
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_empty->setObjectName(QStringLiteral("paletteEmpty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setText(tr("Nothing fits."));
    m_foot->setObjectName(QStringLiteral("paletteFoot"));
    m_foot->setTextFormat(Qt::PlainText);
    m_foot->setWordWrap(true);
    m_foot->setForegroundRole(QPalette::PlaceholderText);
    m_foot->setContentsMargins(12, 6, 12, 6);
    m_foot->setText(tr("> acts   @ members   # services   ! events"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(8, 8, 8, 8);
    head->addWidget(m_field);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_foot);
    connect(m_field, &QLineEdit::textChanged, this, &PaletteBox::handleTyped);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex& index) { choose(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PaletteBox::tell);
}

void PaletteBox::openOver(const QWidget& window)
{
    m_field->clear();
    handleTyped({});
    const int wanted = kWidth * m_field->fontMetrics().height() / 16;
    const int room = window.width() - 2 * kMargin;
    resize(std::max(std::min(wanted, room), minimumSizeHint().width()), height());
    fit();
    const QPoint corner =
        window.mapToGlobal(QPoint((window.width() - width()) / 2, window.height() / 10));
    QRect place(corner, size());
    const QRect all = window.screen()->availableGeometry();
    place.moveRight(std::min(place.right(), all.right()));
    place.moveBottom(std::min(place.bottom(), all.bottom()));
    place.moveLeft(std::max(place.left(), all.left()));
    place.moveTop(std::max(place.top(), all.top()));
    setGeometry(place);
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

/// As high as its rows at most need, whatever is typed: nothing jumps.
void PaletteBox::fit()
{
    const int row = std::max(26, fontMetrics().height() + 10);
    const int room = parentWidget() == nullptr ? 0 : parentWidget()->window()->height() * 8 / 10;
    const int rest = m_field->minimumHeight() + 18 + m_foot->heightForWidth(width());
    const int rows = std::clamp((room - rest) / row, 4, kRowsShown);
    resize(width(), rest + rows * row);
}

void PaletteBox::handleTyped(const QString& typed)
{
    m_model->setTyped(typed);
    const int first = m_model->choosable(0);
    m_list->setVisible(first >= 0);
    m_empty->setVisible(first < 0);
    m_list->scrollToTop();
    if (first >= 0) m_list->setCurrentIndex(m_model->index(first));
    if (first < 0) tell();
}

/// A reader of the screen hears of the chosen row through the field, which has the keys.
void PaletteBox::tell()
{
    const auto current = m_list->currentIndex();
    m_field->setAccessibleDescription(
        current.isValid() ? current.data(Qt::AccessibleTextRole).toString() : m_empty->text());
    QAccessibleEvent changed(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void PaletteBox::move(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0) return;
    const int step = rows < 0 ? -1 : 1;
    int row = std::clamp(m_list->currentIndex().row() + rows, 0, count - 1);
    int next = m_model->choosable(row, step);
    if (next < 0) next = m_model->choosable(row, -step);
    if (next < 0) return;
    m_list->setCurrentIndex(m_model->index(next));
    // The heading above the first row belongs to it.
    m_list->scrollTo(m_model->index(next > 0 && m_model->isHeading(next - 1) ? next - 1 : next));
    m_list->scrollTo(m_model->index(next));
}

void PaletteBox::choose(int row)
{
    if (row < 0 || row >= m_model->rowCount() || m_model->isHeading(row)) return;
    const auto entry = m_model->entryAt(row);
    // What cannot be done stays to be read.
    if (!entry.reason.isEmpty()) return;
    hide();
    Q_EMIT chosen(entry);
}

bool PaletteBox::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Up: move(-1); return true;
    case Qt::Key_Down: move(1); return true;
    case Qt::Key_PageUp: move(-kRowsShown + 2); return true;
    case Qt::Key_PageDown: move(kRowsShown - 2); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(m_list->currentIndex().row()); return true;
    case Qt::Key_Escape: hide(); return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: return true; // There is nowhere to go.
    default: return false;
    }
}

bool PaletteBox::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Keys of the window below hold nothing here.
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        const bool closes = press->modifiers() == Qt::ControlModifier && press->key() == Qt::Key_K;
        if (closes) hide();
        if (closes || handleKey(press->key())) return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace grapevine::widgets
