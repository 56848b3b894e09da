package dev.switchboard.parts.template;

import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Loads CloudFormation YAML; a short form such as {@code !GetAtt A.Arn} becomes the long form's one-entry map. */
final class TemplateYaml extends SafeConstructor {
    private TemplateYaml() {
        super(new LoaderOptions());
        yamlMultiConstructors.put("!", new ShortForm());
    }

    static Object load(String yaml) {
        return new Yaml(new TemplateYaml()).load(yaml);
    }

    private final class ShortForm extends AbstractConstruct {
        @Override
        public Object construct(Node node) {
            String name = node.getTag().getValue().substring(1);
            String function = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
            return Map.of(function, argument(node));
        }

        private Object argument(Node node) {
            return switch (node) {
                case ScalarNode scalar -> constructScalar(scalar);
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new InvalidTemplateException(node.getTag() + " cannot be read");
            };
        }
    }
}
