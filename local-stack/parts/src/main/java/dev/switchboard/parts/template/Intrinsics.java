package dev.switchboard.parts.template;

import static dev.switchboard.parts.template.Template.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CloudFormation's functions, as far as the stand-ins need them. */
final class Intrinsics {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}!]+)}");

    private static final Object NO_VALUE = new Object();

    private final Template template;
    private final Deployment deployment;

    Intrinsics(Template template, Deployment deployment) {
        this.template = template;
        this.deployment = deployment;
    }

    /** Returns the node with every function replaced by its value. */
    Object resolve(@Nullable Object node) {
        return switch (node) {
            case null -> "";
            case Map<?, ?> map
            when isFunction(map) -> call(mapping(map).entrySet().iterator().next());
            case Map<?, ?> map -> {
                var resolved = new LinkedHashMap<String, Object>();
                mapping(map).forEach((key, value) -> resolved.put(key, resolve(value)));
                resolved.values().removeIf(NO_VALUE::equals);
                yield resolved;
            }
            case List<?> list ->
                list.stream()
                        .map(this::resolve)
                        .filter(value -> !NO_VALUE.equals(value))
                        .toList();
            default -> node;
        };
    }

    /** Says whether a named condition holds. */
    boolean condition(String name) {
        var condition = template.section("Conditions").get(name);
        if (condition == null) {
            throw new InvalidTemplateException("there is no condition " + name);
        }
        return (boolean) resolve(condition);
    }

    private static boolean isFunction(Map<?, ?> map) {
        return map.size() == 1
                && map.keySet().iterator().next() instanceof String key
                && (key.equals("Ref") || key.equals("Condition") || key.startsWith("Fn::"));
    }

    private Object call(Map.Entry<String, Object> function) {
        var argument = function.getValue();
        return switch (function.getKey()) {
            case "Ref" -> reference(String.valueOf(argument));
            case "Condition" -> condition(String.valueOf(argument));
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Sub" -> substitute(argument);
            case "Fn::Join" -> join(list(argument));
            case "Fn::If" -> choose(list(argument));
            case "Fn::Equals" ->
                String.valueOf(resolve(list(argument).get(0)))
                        .equals(String.valueOf(resolve(list(argument).get(1))));
            case "Fn::Not" -> !(boolean) resolve(list(argument).get(0));
            case "Fn::And" -> list(argument).stream().allMatch(each -> (boolean) resolve(each));
            case "Fn::Or" -> list(argument).stream().anyMatch(each -> (boolean) resolve(each));
            default -> throw new InvalidTemplateException(function.getKey() + " is not understood here");
        };
    }

    private Object reference(String name) {
        var parameter = template.section("Parameters").get(name);
        if (parameter != null) {
            var given = deployment.parameters().get(name);
            var value = given != null ? given : mapping(parameter).get("Default");
            if (value == null) {
                throw new InvalidTemplateException("parameter " + name + " has neither a value nor a default");
            }
            return value;
        }
        return switch (name) {
            case "AWS::Region" -> deployment.region();
            case "AWS::AccountId" -> deployment.account();
            case "AWS::Partition" -> "aws";
            case "AWS::URLSuffix" -> "amazonaws.com";
            case "AWS::StackName" -> "switchboard";
            case "AWS::NoValue" -> NO_VALUE;
            default -> resourceReference(name);
        };
    }

    private String resourceReference(String logicalId) {
        var name = physicalName(logicalId);
        return "AWS::SQS::Queue".equals(type(logicalId))
                ? deployment.sqs() + "/" + deployment.account() + "/" + name
                : name;
    }

    private String attribute(Object argument) {
        var path = argument instanceof List<?> parts
                ? parts.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(argument).split("\\.", 2));
        var logicalId = path.get(0);
        return switch (path.get(1)) {
            case "Arn" -> arn(logicalId);
            case "QueueName" -> physicalName(logicalId);
            case "QueueUrl" -> resourceReference(logicalId);
            default -> throw new InvalidTemplateException(String.join(".", path) + " is not understood here");
        };
    }

    private String arn(String logicalId) {
        var name = physicalName(logicalId);
        var owner = ":" + deployment.region() + ":" + deployment.account() + ":";
        return switch (type(logicalId)) {
            case "AWS::SQS::Queue" -> "arn:aws:sqs" + owner + name;
            case "AWS::DynamoDB::Table" -> "arn:aws:dynamodb" + owner + "table/" + name;
            case "AWS::Serverless::Function", "AWS::Lambda::Function" -> "arn:aws:lambda" + owner + "function:" + name;
            default -> "arn:aws:local" + owner + name;
        };
    }

    private String type(String logicalId) {
        var resource = template.resource(logicalId);
        if (resource == null) {
            throw new InvalidTemplateException("there is no parameter and no resource " + logicalId);
        }
        return String.valueOf(resource.get("Type"));
    }

    private String physicalName(String logicalId) {
        var nameProperty = switch (type(logicalId)) {
            case "AWS::SQS::Queue" -> "QueueName";
            case "AWS::DynamoDB::Table" -> "TableName";
            case "AWS::Serverless::Function", "AWS::Lambda::Function" -> "FunctionName";
            default -> "Name";
        };
        var resource = template.resource(logicalId);
        var properties = resource == null ? null : resource.get("Properties");
        var name = properties == null ? null : mapping(properties).get(nameProperty);
        return name == null ? logicalId : String.valueOf(resolve(name));
    }

    private String substitute(Object argument) {
        var text = String.valueOf(argument instanceof List<?> list ? list.get(0) : argument);
        Map<String, Object> own = argument instanceof List<?> list ? mapping(list.get(1)) : Map.of();
        return VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(variable(match, own)))
                .replace("${!", "${");
    }

    private String variable(MatchResult match, Map<String, Object> own) {
        var name = match.group(1).strip();
        var value = own.get(name);
        if (value != null) {
            return String.valueOf(resolve(value));
        }
        return name.contains(".") ? attribute(name) : String.valueOf(reference(name));
    }

    private String join(List<?> argument) {
        return list(resolve(argument.get(1))).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(String.valueOf(argument.get(0))));
    }

    private Object choose(List<?> argument) {
        return resolve(argument.get(condition(String.valueOf(argument.get(0))) ? 1 : 2));
    }

    private static List<?> list(Object node) {
        if (!(node instanceof List<?> list)) {
            throw new InvalidTemplateException("expected a list, found " + node);
        }
        return list;
    }
}
