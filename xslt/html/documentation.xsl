<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 23, Documentation elements: examples are shown as they are encoded. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="*:egXML" mode="m:html" as="element()">
    <pre>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <code>
        <xsl:apply-templates mode="m:markup"/>
      </code>
    </pre>
  </xsl:template>

  <xsl:template match="*" mode="m:markup" as="node()*">
    <xsl:variable name="tag" as="xs:string"
        select="name() || string-join((@* except (@d:*, @xml:id[starts-with(., 'ed-')]))
          ! (' ' || name() || '=&quot;' || . || '&quot;'))"/>
    <xsl:sequence select="f:sign('&lt;' || $tag || '>'[current()/node()] || '/>'[not(current()/node())])"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:if test="node()">
      <xsl:sequence select="f:sign('&lt;/' || name() || '>')"/>
    </xsl:if>
  </xsl:template>

  <!-- Specifications: each piece on a line, after the name of what it specifies. -->
  <xsl:template match="altIdent | alternate | anyElement | attDef | attList | attRef | classes | classRef
        | classSpec | constraint | constraintSpec | content | dataFacet | dataRef | dataSpec | datatype
        | defaultVal | elementRef | elementSpec | empty | equiv | exemplum | listRef | macroRef
        | macroSpec | memberOf | model | modelGrp | modelSequence | moduleRef | moduleSpec
        | outputRendition | param | paramList | paramSpec | remarks | schemaSpec | sequence | specDesc
        | specGrp | specGrpRef | specList | textNode | valDesc | valItem | valList" mode="m:html"
      as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'specification'"/>
      </xsl:apply-templates>
      <code data-generated="">
        <xsl:value-of select="
            string-join((local-name(), @ident, @key, @name, @value, @minOccurs ! ('min ' || .),
              @maxOccurs ! ('max ' || .), @behaviour, @predicate, @target), ' ') || ' '"/>
      </code>
      <xsl:call-template name="f:pieces"/>
    </div>
  </xsl:template>

</xsl:stylesheet>
