<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 20, Graphs, networks, and trees: nested lists; what leads from node to node is said by
     an arrow. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="f:node" match="node | root | iNode | leaf | eTree | eLeaf | triangle" use="@xml:id"/>

  <xsl:template match="graph | tree | listForest | forest" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:branches"/>
    </div>
  </xsl:template>

  <xsl:template match="node | root | iNode | leaf | eTree | eLeaf | triangle" mode="m:html"
      as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:branches"/>
    </div>
  </xsl:template>

  <!-- What a node is called, and a list of what hangs on it. -->
  <xsl:template name="f:branches" as="node()*">
    <xsl:variable name="inner" as="element()*" select="
        node | root | iNode | leaf | eTree | eLeaf | triangle | tree | forest | arc"/>
    <xsl:for-each select="* except $inner">
      <xsl:apply-templates select="." mode="m:html"/>
      <xsl:text> </xsl:text>
    </xsl:for-each>
    <xsl:if test="not(label) and @value">
      <xsl:sequence select="f:generated('value', replace(@value, '^#', ''))"/>
    </xsl:if>
    <xsl:if test="@children and not($inner)">
      <xsl:sequence select="f:generated('value', ' → ' || string-join(f:node-names(@children), ', '))"/>
    </xsl:if>
    <xsl:where-populated>
      <ul>
        <xsl:for-each select="$inner">
          <li>
            <xsl:apply-templates select="." mode="m:html"/>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template match="arc" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:generated('value', f:node-name(@from) || ' → ' || f:node-name(@to) || ' ')"/>
      <xsl:for-each select="*">
        <xsl:apply-templates select="." mode="m:html"/>
        <xsl:text> </xsl:text>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- Returns what the nodes that some pointers lead to are called. -->
  <xsl:function name="f:node-names" as="xs:string*">
    <xsl:param name="pointers" as="attribute()"/>
    <xsl:sequence select="
        for $id in tokenize($pointers) ! replace(., '^#', '')
        return (key('f:node', $id, root($pointers))[1]/(label[1] ! f:reading-text(node())[. ne ''], @value/string())[1], $id)[1]"/>
  </xsl:function>

  <!-- Returns what the node that a pointer leads to is called. -->
  <xsl:function name="f:node-name" as="xs:string">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:variable name="id" as="xs:string" select="replace($pointer, '^#', '')"/>
    <xsl:variable name="node" as="element()?"
        select="if ($pointer) then key('f:node', $id, root($pointer))[1] else ()"/>
    <xsl:sequence select="($node/label[1] ! f:reading-text(node())[. ne ''], $node/@value, $id)[1]"/>
  </xsl:function>

</xsl:stylesheet>
