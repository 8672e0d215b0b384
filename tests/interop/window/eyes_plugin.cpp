#include <QGenericPlugin>
#include <QTimer>

#include "eyes.h"

/// Lets any Qt program be watched, the shipped one as well: QT_QPA_GENERIC_PLUGINS=eyes.
class EyesPlugin final : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "eyes.json")
public:
    QObject* create(const QString& /*key*/, const QString& /*specification*/) override
    {
        return new Eyes;
    }
};

#include "eyes_plugin.moc"
