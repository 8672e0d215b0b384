#include "ui/widgets/access_form.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/keeping_box.h"
#include "ui/widgets/secret_line_edit.h"

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
    , m_key(new SecretLineEdit(this))
    , m_file(field(QStringLiteral("keyFile"), tr("The key's file"), this))
    , m_browse(new QPushButton(tr("Choose …"), this))
    , m_label(field(QStringLiteral("labelField"), tr("Label"), this))
    , m_bind(field(QStringLiteral("bindField"), tr("Local address"), this))
    , m_form(new QFormLayout(this))
    , m_keeping(new KeepingBox(QStringLiteral("keyKeeping"), this))
    , m_keepingHint(new ElidedLabel(QStringLiteral("keepingHint"), this))
    , m_keepingCell(new QWidget(this))
{
    setObjectName(QStringLiteral("accessForm"));
    m_key->setObjectName(QStringLiteral("keyField"));
    m_key->setAccessibleName(tr("Gossip key"));
    m_key->setPlaceholderText(tr("base64, 16, 24 or 32 bytes"));
    m_key->setMinimumHeight(m_file->minimumHeight());
    m_file->setPlaceholderText(tr("path of the file"));
    using KeySource = PeekRequest::KeySource;
    m_keySource->setObjectName(QStringLiteral("keySource"));
    m_keySource->setAccessibleName(tr("Where the gossip key comes from"));
    m_keySource->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_keySource->setMinimumHeight(m_key->minimumHeight());
    m_keySource->addItem(tr("No key"), static_cast<int>(KeySource::None));
    m_keySource->addItem(tr("Serf keyring file"), static_cast<int>(KeySource::KeyringFile));
    m_keySource->addItem(tr("Key file"), static_cast<int>(KeySource::KeyFile));
    m_keySource->addItem(tr("Type or paste"), static_cast<int>(KeySource::Typed));
    for (int row = 0; row < m_keySource->count(); ++row) {
        m_keySource->setMinimumContentsLength(
            std::max(m_keySource->minimumContentsLength(),
                     static_cast<int>(m_keySource->itemText(row).size())));
    }
    m_browse->setObjectName(QStringLiteral("keyBrowse"));
    m_browse->setAccessibleName(tr("Choose the key's file"));
    m_browse->setMinimumHeight(m_key->minimumHeight());
    m_label->setPlaceholderText(tr("none, unless the agents were started with one"));
    m_bind->setPlaceholderText(tr("any"));

    auto* keyRow = new QHBoxLayout;
    keyRow->setSpacing(8);
    keyRow->addWidget(m_keySource);
    keyRow->addWidget(m_key, 1);
    keyRow->addWidget(m_file, 1);
    keyRow->addWidget(m_browse);
    m_keeping->setMinimumHeight(m_key->minimumHeight());
    m_keepingHint->setForegroundRole(QPalette::PlaceholderText);
    m_keepingHint->setGivesWay(true);
    auto* cell = new QHBoxLayout(m_keepingCell);
    cell->setContentsMargins(0, 0, 0, 0);
    cell->setSpacing(8);
    cell->addWidget(m_keeping);
    cell->addWidget(m_keepingHint, 1);
    auto* form = m_form;
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
    form->addRow(name(tr("Keep it"), m_keeping), m_keepingCell);
    form->addRow(name(tr("Label"), m_label), m_label);
    form->addRow(name(tr("Ask from"), m_bind), m_bind);

    connect(m_keySource, &QComboBox::currentIndexChanged, this, &AccessForm::showKeySource);
    connect(m_browse, &QPushButton::clicked, this, &AccessForm::browse);
    for (QLineEdit* edit : {static_cast<QLineEdit*>(m_key), m_file, m_label, m_bind}) {
        connect(edit, &QLineEdit::returnPressed, this, &AccessForm::returnPressed);
    }
    connect(m_label, &QLineEdit::textChanged, this, &AccessForm::labelChanged);
    connect(m_key, &SecretLineEdit::secretExpected, this, &AccessForm::secretExpected);
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
    const bool fromFile = source != PeekRequest::KeySource::None && !typed;
    m_key->wipe();
    m_file->clear();
    m_key->setVisible(typed);
    m_file->setVisible(fromFile);
    m_browse->setVisible(fromFile);
    m_keySource->setSizePolicy(source == PeekRequest::KeySource::None ? QSizePolicy::Expanding
                                                                      : QSizePolicy::Minimum,
                               QSizePolicy::Fixed);
    showKeeping();
}

void AccessForm::showKeeping()
{
    m_form->setRowVisible(m_keepingCell, keySource() != PeekRequest::KeySource::None);
    m_keeping->setEnabled(!m_profile.isEmpty());
    if (m_profile.isEmpty()) m_keeping->choose(KeyKeeping::Session);
    m_keepingHint->setText(
        m_profile.isEmpty()
            ? tr("more once it is saved as a profile")
            : tr("for the profile %1").arg(models::clusterText(m_profile.toStdString(), 64)));
}

void AccessForm::setOffer(KeepingOffer offer)
{
    m_keeping->setOffer(offer);
}

void AccessForm::setProfile(const QString& profile)
{
    if (profile == m_profile) return;
    m_profile = profile;
    showKeeping();
}

void AccessForm::setKeeping(KeyKeeping keeping)
{
    if (!m_profile.isEmpty()) m_keeping->choose(keeping);
}

void AccessForm::browse()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Choose the key's file"));
    if (!path.isEmpty()) m_file->setText(path);
}

bool AccessForm::fill(PeekRequest& request) const
{
    request.label = m_label->text();
    request.keySource = keySource();
    request.keyText =
        request.keySource == PeekRequest::KeySource::Typed ? m_key->secret() : m_file->text();
    request.keeping = m_keeping->keeping();
    request.profile = m_profile;
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

void AccessForm::takeOver(const AccessForm& other)
{
    // First, since another source empties the fields.
    m_keySource->setCurrentIndex(other.m_keySource->currentIndex());
    m_file->setText(other.m_file->text());
    m_label->setText(other.m_label->text());
    m_bind->setText(other.m_bind->text());
}

void AccessForm::forgetKey()
{
    m_key->wipe();
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
    switch (keySource()) {
    case PeekRequest::KeySource::None: m_keySource->setFocus(); break;
    case PeekRequest::KeySource::Typed: m_key->setFocus(); break;
    case PeekRequest::KeySource::KeyFile:
    case PeekRequest::KeySource::KeyringFile: m_file->setFocus(); break;
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
