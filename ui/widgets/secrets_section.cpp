#include "ui/widgets/secrets_section.h"

#include "ui/widgets/kept_keys_section.h"

namespace grapevine::widgets {

SecretsSection::SecretsSection(QWidget* parent)
    : SettingsSection(QStringLiteral("secretsSection"), tr("Keys"), parent)
    , m_list(new KeptKeysSection)
{
    auto& row = addRow(
        QStringLiteral("keptKeysRow"),
        {.title = tr("Kept keys"),
         .detail = tr("Of encrypted clusters, by profile: in the desktop's keyring, or in a file "
                      "sealed with a passphrase. Only their fingerprints are shown."),
         .synonyms = tr("encryption secret passphrase keyring forget", "to be found by")});
    row.addBelow(m_list);
}

} // namespace grapevine::widgets
