<?xml version="1.0" encoding="UTF-8"?>
<!-- Vets what comes from outside: a rule may look at its document, and at nothing else. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:d="urn:edition:diagnostics"
  xmlns:f="urn:edition:functions"
  exclude-result-prefixes="#all">

  <!-- Functions that see the machine, or run code that cannot be vetted. Files are out of reach of all functions. -->
  <xsl:variable name="f:barred-functions" as="xs:string" select="string-join((
      'environment-variable', 'available-environment-variables', 'system-property', 'static-base-uri', 'function-lookup',
      'transform',
      'load-xquery-module'), '|')"/>

  <!-- Instructions that a function or a variable may consist of. -->
  <xsl:variable name="f:instructions" as="xs:string*" select="
      'accumulator', 'accumulator-rule', 'analyze-string', 'apply-imports', 'array', 'attribute', 'break', 'call-template',
      'catch', 'choose', 'comment', 'copy', 'copy-of', 'decimal-format', 'document', 'element', 'fallback', 'for-each',
      'for-each-group', 'function', 'if', 'iterate', 'key', 'map', 'map-entry', 'matching-substring', 'namespace',
      'next-iteration', 'non-matching-substring', 'number', 'on-completion', 'on-empty', 'on-non-empty', 'otherwise',
      'param', 'perform-sort', 'processing-instruction', 'sequence', 'sort', 'template', 'text', 'try', 'value-of',
      'variable', 'when', 'where-populated', 'with-param'"/>

  <!-- Returns why an element from a schema must not run, or nothing. -->
  <xsl:function name="f:objection" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="stranger" as="element()?"
      select="$element/descendant-or-self::xsl:*[not(local-name() = $f:instructions)][1]"/>
    <xsl:variable name="static" as="attribute()?" select="($element/descendant-or-self::xsl:*/(@static | @use-when
      | @extension-element-prefixes | @*[starts-with(local-name(), '_')]), $element/descendant::*/@xsl:use-when)[1]"/>
    <xsl:variable name="call" as="xs:string?" select="($element/(descendant-or-self::*/@*, .//text()[f:is-expression(.)])
      ! f:barred-call(.))[1]"/>
    <xsl:sequence select="(
        $stranger ! ('it holds xsl:' || local-name()),
        $static ! ('it holds the attribute ' || name()),
        $call ! ('it calls ' || . || '()'))[1]"/>
  </xsl:function>

  <!-- Tells whether a text of a stylesheet is read as expressions. -->
  <xsl:function name="f:is-expression" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="exists($text/ancestor::*[(self::xsl:*/@expand-text, @xsl:expand-text)]) and contains($text, '{')"/>
  </xsl:function>

  <!-- Returns the first barred function that an expression names, or nothing. A name in a string or a comment counts:
       what looks harmless to a simple reading need not be. -->
  <xsl:function name="f:barred-call" as="xs:string?">
    <xsl:param name="expression" as="xs:string"/>
    <xsl:sequence select="analyze-string($expression, '(^|[^\c]|[:}])(' || $f:barred-functions || ')\s*[(#]')
      /*:match[1]/*:group[@nr = '2']/string()"/>
  </xsl:function>

  <!-- Reports a fault of a schema. -->
  <xsl:function name="f:fault" as="empty-sequence()">
    <xsl:param name="sentence" as="xs:string"/>
    <xsl:message>
      <d:finding code="ED393">
        <xsl:value-of select="normalize-space($sentence) || '.'"/>
      </d:finding>
    </xsl:message>
  </xsl:function>
</xsl:stylesheet>
