"""Make the groups of the four roles; see newsarchive.roles, which gives them their permissions after migrating.

Before, the group "Editors" held every permission on the archive: its members become chief editors, who hold the same.
"""

from django.db import migrations

ROLES = ["Viewers", "Editors", "Chief editors", "Administrators"]


def make_groups(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in ROLES}
    editors, chiefs = groups["Editors"], groups["Chief editors"]
    if editors.permissions.exists():
        chiefs.user_set.add(*editors.user_set.all())
        editors.user_set.clear()
        editors.permissions.clear()


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("newsarchive", "0005_editorial_acts"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
