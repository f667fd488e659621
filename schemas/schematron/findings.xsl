<?xml version="1.0" encoding="UTF-8"?>
<!-- Writes the templates that judge a node, and what they report. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:axsl="urn:edition:stylesheet"
  xmlns:edition-rules="urn:edition:rules"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xmlns:sch="http://purl.oclc.org/dsdl/schematron"
  xmlns:sqf="http://www.schematron-quickfix.com/validator/process"
  exclude-result-prefixes="xs f m sch sqf">

  <xsl:mode name="m:rule" on-no-match="fail" on-multiple-match="fail"/>

  <!-- The first rule of a pattern that fits a node has the highest priority. -->
  <xsl:template match="sch:rule" mode="m:rule" as="element()">
    <xsl:param name="mode" as="xs:string"/>
    <axsl:template match="{@context}" mode="{$mode}" priority="{last() - position() + 1}">
      <axsl:try>
        <axsl:sequence select="()"/>
        <xsl:apply-templates select="sch:let | sch:assert | sch:report | xsl:variable" mode="#current"/>
        <axsl:catch>
          <xsl:sequence select="f:failure(.)"/>
        </axsl:catch>
      </axsl:try>
    </axsl:template>
  </xsl:template>

  <xsl:template match="sch:let" mode="m:rule" as="element()">
    <xsl:sequence select="f:variable(.)"/>
  </xsl:template>

  <xsl:template match="xsl:variable" mode="m:rule" as="element()">
    <xsl:sequence select="."/>
  </xsl:template>

  <!-- An assert that does not hold, a report that does. -->
  <xsl:template match="sch:assert | sch:report" mode="m:rule" as="element()">
    <xsl:variable name="test" as="xs:string" select="if (self::sch:assert) then 'not(' || @test || ')' else string(@test)"/>
    <axsl:try>
      <axsl:if test="{$test}">
        <edition-rules:finding>
          <xsl:sequence select="f:identity(.)"/>
          <axsl:sequence select="edition-rules:place({f:subject(.)})"/>
          <edition-rules:message>
            <xsl:apply-templates select="node() except (sch:diagnostic | sqf:fix | sqf:group)" mode="m:sentence"/>
          </edition-rules:message>
          <xsl:for-each select="sch:diagnostic, (sqf:fix | sqf:group)/sqf:description">
            <edition-rules:hint>
              <xsl:apply-templates select="node()" mode="m:sentence"/>
            </edition-rules:hint>
          </xsl:for-each>
        </edition-rules:finding>
      </axsl:if>
      <axsl:catch>
        <xsl:sequence select="f:failure(.)"/>
      </axsl:catch>
    </axsl:try>
  </xsl:template>

  <!-- Returns what a finding says of the rule behind it. -->
  <xsl:function name="f:identity" as="attribute()*">
    <xsl:param name="assertion" as="element()"/>
    <xsl:for-each select="$assertion/(@id, (@role, ../@role)[1], (@flag, ../@flag)[1])">
      <xsl:sequence select="f:literal(name(), .)"/>
    </xsl:for-each>
    <xsl:for-each select="$assertion/(../@id, ancestor::sch:pattern[1]/@id)">
      <xsl:sequence select="f:literal(local-name(..), .)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Returns an attribute of a literal element whose value is not read for expressions. -->
  <xsl:function name="f:literal" as="attribute()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="f:attribute($name, replace($value, '([{}])', '$1$1'))"/>
  </xsl:function>

  <!-- Returns an expression for the node that a finding is about: the rule's context, or the subject it names. -->
  <xsl:function name="f:subject" as="xs:string">
    <xsl:param name="assertion" as="element()"/>
    <xsl:variable name="subject" as="attribute()?" select="$assertion/(@subject, ../@subject)[1]"/>
    <xsl:sequence select="if ($subject) then '((' || $subject || '), .)[1]' else '.'"/>
  </xsl:function>

  <!-- Returns the report that a rule could not be evaluated. -->
  <xsl:function name="f:failure" as="element()">
    <xsl:param name="rule" as="element()"/>
    <edition-rules:failure>
      <xsl:sequence select="if ($rule/self::sch:rule) then $rule/../@id ! f:literal('pattern', .)
        else f:identity($rule)"/>
      <axsl:sequence select="edition-rules:place(.)"/>
      <axsl:value-of select="$Q{{http://www.w3.org/2005/xqt-errors}}description"/>
    </edition-rules:failure>
  </xsl:function>

  <xsl:mode name="m:sentence" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="text()" mode="m:sentence" as="element()">
    <axsl:text><xsl:value-of select="."/></axsl:text>
  </xsl:template>

  <xsl:template match="sch:value-of" mode="m:sentence" as="element()">
    <axsl:value-of select="{@select}"/>
  </xsl:template>

  <xsl:template match="sch:name" mode="m:sentence" as="element()">
    <axsl:value-of select="{if (@path) then '(' || @path || ') ! (if (. instance of node()) then name() else string())' else 'name()'}"/>
  </xsl:template>

  <!-- What is the same in every stylesheet: where a node stands. -->
  <xsl:variable name="f:place" as="element()+">
    <axsl:accumulator name="edition-rules:ordinal" as="Q{{http://www.w3.org/2001/XMLSchema}}integer" initial-value="-1">
      <axsl:accumulator-rule match="*" select="$value + 1"/>
    </axsl:accumulator>
    <axsl:function name="edition-rules:place" as="attribute()+">
      <axsl:param name="node" as="node()"/>
      <axsl:variable name="element" as="element()"
        select="($node/ancestor-or-self::*[1], root($node)/descendant::*[1])[1]"/>
      <axsl:attribute name="at" select="$element/accumulator-before('edition-rules:ordinal')"/>
      <axsl:attribute name="attribute" select="$node[. instance of attribute()]/name()"/>
      <axsl:attribute name="run" select="($node[. instance of text()]/count(preceding-sibling::*), -1)[1]"/>
    </axsl:function>
  </xsl:variable>
</xsl:stylesheet>
