#include "ui/widgets/settings_file_section.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>

namespace grapevine::widgets {

SettingsFileSection::SettingsFileSection(const QString& path, QWidget* parent)
    : SettingsSection(QStringLiteral("settingsFileSection"), tr("File"), parent)
{
    const bool kept = !path.isEmpty();
    auto& row = addRow(
        QStringLiteral("settingsFileRow"),
        {.title = tr("Where settings lie"),
         .detail = kept ? tr("One file for you alone, which holds no key. It can be copied to "
                             "another computer.")
                        : tr("Nowhere: neither XDG_CONFIG_HOME nor HOME says where. They hold "
                             "until Grapevine ends."),
         .synonyms = tr("path folder backup json config", "to be found by")});
    if (!kept) return;
    auto* field = new QLineEdit(path, this);
    field->setObjectName(QStringLiteral("settingsPath"));
    field->setReadOnly(true);
    field->setCursorPosition(0);
    row.addBelow(field);
    auto* copy = new QPushButton(tr("Copy"), this);
    copy->setObjectName(QStringLiteral("copySettingsPath"));
    copy->setAccessibleName(tr("Copy the path of the settings"));
    row.addControl(copy);
    connect(copy, &QPushButton::clicked, this,
            [path] { QApplication::clipboard()->setText(path); });
}

} // namespace grapevine::widgets
