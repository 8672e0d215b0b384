#include "ui/widgets/profile_import_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QVBoxLayout>

#include "ui/models/cluster_text.h"
#include "ui/widgets/field_area.h"

namespace grapevine::widgets {

namespace {

constexpr std::size_t kNameShown = 64;
constexpr std::size_t kLabelShown = 80;
constexpr std::size_t kAddressesShown = 600;
constexpr int kLettersWide = 64;

QString shown(const QString& untrusted, std::size_t most)
{
    return models::clusterText(untrusted.toStdString(), most);
}

/// In a button an ampersand would underline what follows.
QString onButton(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QLabel* plainLabel(const QString& objectName, const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

ProfileImportDialog::ProfileImportDialog(const ProfileOffer& offer, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("profileImport"));
    setWindowTitle(tr("Import a profile"));
    auto* fields = new QWidget(this);
    fields->setObjectName(QStringLiteral("importFields"));
    auto* column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    addFacts(offer, *column);
    addNames(offer, *column);
    addRules(offer, *column);
    if (!offer.ignored.isEmpty()) {
        QStringList names;
        for (const auto& name : offer.ignored)
            names.append(shown(name, kLabelShown));
        auto* note = plainLabel(QStringLiteral("importIgnored"),
                                tr("Left out, as this version does not know it: %1.")
                                    .arg(names.join(QStringLiteral(", "))),
                                this);
        note->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(note);
    }
    column->addStretch(1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->setObjectName(QStringLiteral("importButtons"));
    auto* take = buttons->button(QDialogButtonBox::Ok);
    take->setObjectName(QStringLiteral("importTake"));
    take->setText(tr("Import"));
    take->setAccessibleName(take->text());
    auto* cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("importCancel"));
    cancel->setText(tr("Cancel"));
    cancel->setAccessibleName(cancel->text());
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(16, 16, 16, 16);
    page->setSpacing(12);
    page->addWidget(new FieldArea(fields, this), 1);
    page->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // All of it in sight where the screen has the room.
    const int wide = fontMetrics().averageCharWidth() * kLettersWide;
    const auto margins = page->contentsMargins();
    const int high = fields->heightForWidth(wide) + page->spacing() + buttons->sizeHint().height() +
                     margins.top() + margins.bottom();
    resize(wide + margins.left() + margins.right(),
           qMin(high, screen()->availableGeometry().height() * 9 / 10));
}

void ProfileImportDialog::addFacts(const ProfileOffer& offer, QVBoxLayout& column)
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignTop);
    const auto add = [&](const char* objectName, const QString& what, const QString& text) {
        auto* label = plainLabel(QLatin1String(objectName), text, this);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        form->addRow(what, label);
    };
    add("importName", tr("Name"), shown(offer.name, kNameShown));
    add("importAddresses", tr("Addresses"), shown(offer.addresses, kAddressesShown));
    if (!offer.label.isEmpty()) add("importLabel", tr("Label"), shown(offer.label, kLabelShown));
    add("importKey", tr("Key"),
        offer.wantsKey ? tr("wanted: you are asked for it when you look") : tr("none"));
    if (offer.production)
        add("importProduction", tr("Production"), tr("yes: a mistake there costs"));
    column.addLayout(form);
}

void ProfileImportDialog::addNames(const ProfileOffer& offer, QVBoxLayout& column)
{
    if (!offer.taken) return;
    column.addWidget(plainLabel(QStringLiteral("importTaken"),
                                tr("You have another profile of that name."), this));
    auto* both = new QRadioButton(
        tr("Keep both: call this one “%1”").arg(onButton(shown(offer.freeName, kNameShown))), this);
    both->setObjectName(QStringLiteral("importBoth"));
    m_replace = new QRadioButton(tr("Put it in the place of yours"), this);
    m_replace->setObjectName(QStringLiteral("importReplace"));
    both->setEnabled(!offer.full);
    (offer.full ? m_replace : both)->setChecked(true);
    column.addWidget(both);
    column.addWidget(m_replace);
}

void ProfileImportDialog::addRules(const ProfileOffer& offer, QVBoxLayout& column)
{
    if (!offer.hasRules) return;
    if (offer.rulesLines.isEmpty()) {
        column.addWidget(plainLabel(QStringLiteral("importSameRules"),
                                    tr("Its rules for services are the same as yours."), this));
        return;
    }
    m_rules = new QCheckBox(tr("Use its rules for services, for all clusters"), this);
    m_rules->setObjectName(QStringLiteral("importRules"));
    // What nobody wrote can be had back by a click; what the person wrote is not to be lost so.
    m_rules->setChecked(!offer.ownRules);
    column.addWidget(m_rules);
    auto* lines = plainLabel(QStringLiteral("importRulesLines"),
                             offer.rulesLines.join(QLatin1Char('\n')), this);
    lines->setContentsMargins(24, 0, 0, 0);
    column.addWidget(lines);
    m_rules->setAccessibleDescription(lines->text());
    if (offer.ownRules) {
        auto* note = plainLabel(QStringLiteral("importRulesNote"),
                                tr("Your own rules would be gone: keep them in a profile's file "
                                   "first if you want them back."),
                                this);
        note->setContentsMargins(24, 0, 0, 0);
        note->setForegroundRole(QPalette::PlaceholderText);
        column.addWidget(note);
    }
}

ProfileImportDialog::Answer ProfileImportDialog::answer() const
{
    return {.replace = m_replace != nullptr && m_replace->isChecked(),
            .rules = m_rules != nullptr && m_rules->isChecked()};
}

} // namespace grapevine::widgets
