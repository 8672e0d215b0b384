#include "ui/widgets/keeping_box.h"

#include <QStandardItemModel>

namespace grapevine::widgets {

KeepingBox::KeepingBox(const QString& objectName, QWidget* parent)
    : QComboBox(parent)
{
    setObjectName(objectName);
    setAccessibleName(tr("Keep the key"));
    for (const auto keeping :
         {KeyKeeping::Session, KeyKeeping::DesktopKeyring, KeyKeeping::SealedFile})
        addItem(QString(), static_cast<int>(keeping));
    setItemText(0, tr("for this session only"));
    setOffer({});
}

bool KeepingBox::isOffered(KeyKeeping keeping) const
{
    switch (keeping) {
    case KeyKeeping::Session: return true;
    case KeyKeeping::DesktopKeyring: return m_offer.desktopKeyring;
    case KeyKeeping::SealedFile: return m_offer.sealedFile;
    }
    return false;
}

void KeepingBox::setOffer(KeepingOffer offer)
{
    m_offer = offer;
    setItemText(1, offer.desktopKeyring ? tr("in the desktop's keyring")
                                        : tr("in the desktop's keyring (none is running)"));
    setItemText(2, offer.sealedFile ? tr("in a file sealed with a passphrase")
                                    : tr("in a sealed file (there is no folder for it)"));
    auto* lines = qobject_cast<QStandardItemModel*>(model());
    for (int row = 0; row < count(); ++row) {
        const auto keeping = static_cast<KeyKeeping>(itemData(row).toInt());
        lines->item(row)->setEnabled(isOffered(keeping));
    }
    choose(keeping());
}

KeyKeeping KeepingBox::keeping() const
{
    return static_cast<KeyKeeping>(currentData().toInt());
}

void KeepingBox::choose(KeyKeeping keeping)
{
    setCurrentIndex(findData(static_cast<int>(isOffered(keeping) ? keeping : KeyKeeping::Session)));
}

} // namespace grapevine::widgets
