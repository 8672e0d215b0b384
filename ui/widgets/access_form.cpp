#include "ui/widgets/access_form.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace grapevine::widgets {

namespace {

QLineEdit* field(const QString& objectName, const QString& accessibleName, QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(objectName);
    edit->setAccessibleName(accessibleName);
    edit->setMinimumHeight(edit->fontMetrics().height() + 12);
    return edit;
}

} // namespace

AccessForm::AccessForm(QWidget* parent)
    : QWidget(parent)
    , m_keySource(new QComboBox(this))
    , m_key(field(QStringLiteral("keyField"), tr("Gossip key or file"), this))
    , m_browse(new QPushButton(tr("Choose …"), this))
    , m_label(field(QStringLiteral("labelField"), tr("Label"), this))
    , m_bind(field(QStringLiteral("bindField"), tr("Local address"), this))
{
    setObjectName(QStringLiteral("accessForm"));
    using KeySource = PeekRequest::KeySource;
    m_keySource->setObjectName(QStringLiteral("keySource"));
    m_keySource->setAccessibleName(tr("Where the gossip key comes from"));
    m_keySource->setMinimumHeight(m_key->minimumHeight());
    m_keySource->addItem(tr("No key"), static_cast<int>(KeySource::None));
    m_keySource->addItem(tr("Serf keyring file"), static_cast<int>(KeySource::KeyringFile));
    m_keySource->addItem(tr("Key file"), static_cast<int>(KeySource::KeyFile));
    m_keySource->addItem(tr("Type or paste"), static_cast<int>(KeySource::Typed));
    m_browse->setObjectName(QStringLiteral("keyBrowse"));
    m_browse->setAccessibleName(tr("Choose the key's file"));
    m_browse->setMinimumHeight(m_key->minimumHeight());
    m_label->setPlaceholderText(tr("none, unless the agents were started with one"));
    m_bind->setPlaceholderText(tr("any"));

    auto* keyRow = new QHBoxLayout;
    keyRow->setSpacing(8);
    keyRow->addWidget(m_keySource);
    keyRow->addWidget(m_key, 1);
    keyRow->addWidget(m_browse);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto name = [this](const QString& text, QWidget* buddy) {
        auto* label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(buddy);
        // As tall as the field, so that the two share a middle line.
        label->setMinimumHeight(m_key->minimumHeight());
        return label;
    };
    form->addRow(name(tr("Key"), m_keySource), keyRow);
    form->addRow(name(tr("Label"), m_label), m_label);
    form->addRow(name(tr("Ask from"), m_bind), m_bind);

    connect(m_keySource, &QComboBox::currentIndexChanged, this, &AccessForm::showKeySource);
    connect(m_browse, &QPushButton::clicked, this, &AccessForm::browse);
    for (QLineEdit* edit : {m_key, m_label, m_bind}) {
        connect(edit, &QLineEdit::returnPressed, this, &AccessForm::returnPressed);
    }
    showKeySource();
}

PeekRequest::KeySource AccessForm::keySource() const
{
    return static_cast<PeekRequest::KeySource>(m_keySource->currentData().toInt());
}

void AccessForm::showKeySource()
{
    const auto source = keySource();
    const bool typed = source == PeekRequest::KeySource::Typed;
    m_key->clear();
    m_key->setVisible(source != PeekRequest::KeySource::None);
    m_browse->setVisible(source != PeekRequest::KeySource::None && !typed);
    m_key->setEchoMode(typed ? QLineEdit::Password : QLineEdit::Normal);
    m_key->setPlaceholderText(typed ? tr("base64, 16, 24 or 32 bytes; kept in memory only")
                                    : tr("path of the file"));
    m_keySource->setSizePolicy(source == PeekRequest::KeySource::None ? QSizePolicy::Expanding
                                                                      : QSizePolicy::Preferred,
                               QSizePolicy::Fixed);
}

void AccessForm::browse()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Choose the key's file"));
    if (!path.isEmpty()) m_key->setText(path);
}

bool AccessForm::fill(PeekRequest& request) const
{
    request.label = m_label->text();
    request.keySource = keySource();
    request.keyText = m_key->text();
    const QString bind = m_bind->text().trimmed();
    request.bind.reset();
    if (bind.isEmpty()) return true;
    request.bind = parseHostPort(bind.toStdString(), 0);
    return request.bind && IpAddress::fromText(request.bind->host).has_value();
}

bool AccessForm::isEmpty() const
{
    return keySource() == PeekRequest::KeySource::None && m_label->text().isEmpty() &&
           m_bind->text().isEmpty();
}

void AccessForm::forgetKey()
{
    if (keySource() == PeekRequest::KeySource::Typed) m_key->clear();
}

QString AccessForm::label() const
{
    return m_label->text();
}

void AccessForm::setLabel(const QString& label)
{
    m_label->setText(label);
}

void AccessForm::focusKey()
{
    if (keySource() == PeekRequest::KeySource::None) {
        m_keySource->setFocus();
    } else {
        m_key->setFocus();
    }
}

void AccessForm::focusLabel()
{
    m_label->setFocus();
}

void AccessForm::focusBind()
{
    m_bind->setFocus();
}

} // namespace grapevine::widgets
