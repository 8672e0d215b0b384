#include "ui/widgets/tag_filter_box.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/widgets/icons.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/names_field.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

class TagFilterBox::Row final : public QWidget {
public:
    explicit Row(QWidget* parent)
        : QWidget(parent)
        , tag(new NamesField(QStringLiteral("tagField"), NamesField::Holds::One, this))
        , expression(new QLineEdit(this))
        , away(new QToolButton(this))
    {
        tag->setPlaceholderText(TagFilterBox::tr("tag"));
        tag->setAccessibleName(TagFilterBox::tr("Tag"));
        expression->setPlaceholderText(TagFilterBox::tr("regular expression"));
        expression->setAccessibleName(TagFilterBox::tr("Regular expression of the tag"));
        expression->setMinimumHeight(tag->minimumHeight());
        away->setAutoRaise(true);
        away->setAccessibleName(TagFilterBox::tr("Remove this tag filter"));
        away->setToolTip(away->accessibleName());
        away->setIcon(tintedIcon(QStringLiteral("clear"), palette()));
        auto* tilde = new QLabel(QStringLiteral("~"), this);
        tilde->setTextFormat(Qt::PlainText);
        tilde->setForegroundRole(QPalette::PlaceholderText);
        auto* line = new QHBoxLayout(this);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(6);
        line->addWidget(tag, 2);
        line->addWidget(tilde);
        line->addWidget(expression, 3);
        line->addWidget(away);
    }

    void setNumber(std::size_t number)
    {
        const QString at = QString::number(number);
        tag->setObjectName(QStringLiteral("tagField%1").arg(at));
        expression->setObjectName(QStringLiteral("tagExpression%1").arg(at));
        away->setObjectName(QStringLiteral("tagRemove%1").arg(at));
    }

    void changeEvent(QEvent* event) override
    {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::PaletteChange && away != nullptr) {
            away->setIcon(tintedIcon(QStringLiteral("clear"), palette()));
        }
    }

    NamesField* tag = nullptr;
    QLineEdit* expression = nullptr;
    QToolButton* away = nullptr;
};

TagFilterBox::TagFilterBox(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_more(new LinkButton(QStringLiteral("addTagFilter"), this))
{
    setObjectName(QStringLiteral("tagFilters"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    m_column->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &LinkButton::clicked, this, [this] {
        addRow()->tag->setFocus();
        Q_EMIT edited();
    });
    rename();
}

TagFilterBox::Row* TagFilterBox::addRow()
{
    auto* row = new Row(this);
    row->tag->setNames(m_names);
    m_column->insertWidget(static_cast<int>(m_rows.size()), row);
    setTabOrder(m_rows.empty() ? static_cast<QWidget*>(this) : m_rows.back()->away, row->tag);
    setTabOrder(row->tag, row->expression);
    setTabOrder(row->expression, row->away);
    setTabOrder(row->away, m_more);
    m_rows.push_back(row);
    connect(row->tag, &QLineEdit::textChanged, this, &TagFilterBox::edited);
    connect(row->tag, &NamesField::submitted, this, &TagFilterBox::submitted);
    connect(row->expression, &QLineEdit::textChanged, this, &TagFilterBox::edited);
    connect(row->expression, &QLineEdit::returnPressed, this, &TagFilterBox::submitted);
    connect(row->away, &QToolButton::clicked, this, [this, row] {
        remove(row);
        m_more->setFocus();
        Q_EMIT edited();
    });
    rename();
    row->show();
    return row;
}

void TagFilterBox::remove(Row* row)
{
    m_rows.erase(std::find(m_rows.begin(), m_rows.end(), row));
    m_column->removeWidget(row);
    row->hide();
    // Its own button may be what asked for it. Nameless, or a test would find two of a name.
    row->tag->setObjectName({});
    row->expression->setObjectName({});
    row->away->setObjectName({});
    row->deleteLater();
    rename();
}

void TagFilterBox::rename()
{
    for (std::size_t at = 0; at < m_rows.size(); ++at)
        m_rows[at]->setNumber(at);
    m_more->setText(m_rows.empty() ? tr("+ only members with a tag …") : tr("+ and a tag …"));
    m_more->setAccessibleName(tr("Add a tag filter"));
    m_more->setVisible(m_rows.size() < kRowsMost);
    m_more->updateGeometry();
}

void TagFilterBox::setRows(const Rows& rows)
{
    while (!m_rows.empty())
        remove(m_rows.back());
    for (std::size_t at = 0; at < std::min(rows.size(), kRowsMost); ++at) {
        auto* row = addRow();
        row->tag->setText(rows[at].tag);
        row->expression->setText(rows[at].expression);
    }
}

TagFilterBox::Rows TagFilterBox::rows() const
{
    Rows rows;
    for (const auto* row : m_rows)
        rows.push_back({row->tag->text(), row->expression->text()});
    return rows;
}

void TagFilterBox::setTagNames(const QStringList& names)
{
    m_names = names;
    for (auto* row : m_rows)
        row->tag->setNames(names);
}

void TagFilterBox::setBad(std::optional<std::size_t> bad)
{
    const Theme& theme = Theme::behind(palette());
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        const bool wrong = bad == at;
        QPalette colours;
        if (wrong) colours.setColor(QPalette::Base, theme.noticeWarn);
        m_rows[at]->expression->setPalette(colours);
        m_rows[at]->expression->setAccessibleDescription(wrong ? tr("no regular expression")
                                                               : QString());
    }
}

} // namespace grapevine::widgets
