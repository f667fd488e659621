<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 19, Feature structures: names and values between brackets, as linguists write them.
     Values that stand in attributes are no words of the text. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="fs | vColl" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign('[' || string-join((@type, @org, @feats), ' ') || ' '[current()/(@type | @org | @feats)])"/>
      <xsl:call-template name="f:joined">
        <xsl:with-param name="separator" select="'; '"/>
      </xsl:call-template>
      <xsl:sequence select="f:sign(']')"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="f | if" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:generated('feature', string-join((@name, self::if/f:called(.)), ' ') || ': ')"/>
      <xsl:sequence select="@fVal ! f:generated('value', f:feature-value(.))"/>
      <xsl:call-template name="f:joined">
        <xsl:with-param name="separator" select="' '"/>
      </xsl:call-template>
    </xsl:element>
  </xsl:template>

  <xsl:template match="vAlt | vMerge | vNot | vLabel | vDefault" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign(
          if (self::vNot) then '¬' else if (self::vLabel) then @name || '='
          else if (self::vDefault) then f:label('element.default') || ' ' else '(')"/>
      <xsl:call-template name="f:joined">
        <xsl:with-param name="separator" select="if (self::vMerge) then ' + ' else ' | '"/>
      </xsl:call-template>
      <xsl:sequence select="f:sign(if (self::vAlt or self::vMerge) then ')' else '')"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="string" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <xsl:template match="binary | numeric | symbol | default | iff | then" mode="m:html" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:value-of select="
          if (self::binary) then (if (@value = ('true', '1')) then '+' else '−')
          else if (self::numeric) then string-join((@value, @max), '–')
          else if (self::symbol) then string(@value)
          else f:called(.)"/>
    </span>
  </xsl:template>

  <!-- Libraries and declarations: a line each. -->
  <xsl:template match="fLib | fvLib | fsdDecl | fsDecl | fDecl | fsConstraints | cond | bicond | vRange
        | fsDescr | fDescr | fsdLink" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'piece'"/>
      </xsl:apply-templates>
      <xsl:sequence select="f:generated('label', f:called(.) || string-join((@n, @name, @type, @target) ! (' ' || .)) || ': ')"/>
      <xsl:call-template name="f:pieces"/>
    </xsl:element>
  </xsl:template>

  <!-- Returns the value that a feature takes from a library, in words: its own or its name. -->
  <xsl:function name="f:feature-value" as="xs:string">
    <xsl:param name="pointers" as="attribute()"/>
    <xsl:sequence select="
        string-join(
          for $pointer in tokenize($pointers), $id in replace($pointer, '^.*#', '')
          return (
            if (root($pointers)[self::document-node()])
            then id($id, root($pointers))[1]/(self::symbol/@value/string(), self::numeric/@value/string(),
              self::string/normalize-space(), self::fs/@type/string())[. ne ''][1]
            else (), $id)[1], ', ')"/>
  </xsl:function>

  <!-- The elements and the words within one, with a sign between them. -->
  <xsl:template name="f:joined" as="node()*">
    <xsl:param name="separator" as="xs:string"/>
    <xsl:for-each select="* | text()[normalize-space()]">
      <xsl:if test="position() gt 1">
        <xsl:sequence select="f:sign($separator)"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="m:html"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
